import type { Metadata } from "next";
import { NeedsPermission } from "../../_components/permissions/needs-permission";
import { GroupDetail } from "../_components/group-detail";

export const metadata: Metadata = { title: "Group" };

interface Props {
  params: Promise<{ id: string }>;
}

export default async function GroupPage({ params }: Props) {
  const { id } = await params;
  return (
    <NeedsPermission permission="group:read">
      <GroupDetail id={id} />
    </NeedsPermission>
  );
}
