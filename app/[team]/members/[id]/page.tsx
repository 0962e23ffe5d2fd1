import type { Metadata } from "next";
import { NeedsPermission } from "../../_components/permissions/needs-permission";
import { MemberDetail } from "../_components/member-detail";

export const metadata: Metadata = { title: "Member" };

interface Props {
  params: Promise<{ id: string }>;
}

export default async function MemberPage({ params }: Props) {
  const { id } = await params;
  return (
    <NeedsPermission permission="member:read">
      <MemberDetail id={id} />
    </NeedsPermission>
  );
}
