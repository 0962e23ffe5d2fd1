import type { Metadata } from "next";
import { NeedsPermission } from "../_components/permissions/needs-permission";
import { RoleList } from "./_components/role-list";

export const metadata: Metadata = { title: "Roles" };

export default function RolesPage() {
  return (
    <NeedsPermission permission="role:read">
      <RoleList />
    </NeedsPermission>
  );
}
