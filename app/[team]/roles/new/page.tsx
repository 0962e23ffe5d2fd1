import type { Metadata } from "next";
import { NeedsPermission } from "../../_components/permissions/needs-permission";
import { CreateRole } from "../_components/create-role";

export const metadata: Metadata = { title: "New role" };

export default function NewRolePage() {
  return (
    <NeedsPermission permission="role:create">
      <CreateRole />
    </NeedsPermission>
  );
}
