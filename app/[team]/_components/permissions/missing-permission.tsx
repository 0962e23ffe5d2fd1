import { Text } from "@mantine/core";
import type { Permission } from "@/lib/permissions/catalogue";
import { permissionTitle } from "../../../_components/texts/permission-title";
import { PermissionGivers } from "../../../_components/notices/permission-givers";

/** In place of a control that the viewer may not use. */
export function MissingPermission({ permission }: { permission: Permission }) {
  return (
    <Text size="sm" c="dimmed">
      For this you need the permission <code>{permission}</code> ({permissionTitle(permission)}). <PermissionGivers permission={permission} />
    </Text>
  );
}
