import type { Metadata } from "next";
import { NeedsPermission } from "../../_components/permissions/needs-permission";
import { UnusedPermissions } from "../_components/unused-permissions";

export const metadata: Metadata = { title: "Unused permissions" };

export default function UnusedPermissionsPage() {
  return (
    <NeedsPermission permission="role:read">
      <NeedsPermission permission="service-account:read">
        <UnusedPermissions />
      </NeedsPermission>
    </NeedsPermission>
  );
}
