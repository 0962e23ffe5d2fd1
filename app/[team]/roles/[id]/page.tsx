import type { Metadata } from "next";
import { NeedsPermission } from "../../_components/permissions/needs-permission";
import { RoleDetail } from "../_components/role-detail";

export const metadata: Metadata = { title: "Role" };

interface Props {
  params: Promise<{ id: string }>;
}

export default async function RolePage({ params }: Props) {
  const { id } = await params;
  return (
    <NeedsPermission permission="role:read">
      <RoleDetail id={id} />
    </NeedsPermission>
  );
}
