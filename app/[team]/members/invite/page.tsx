import type { Metadata } from "next";
import { NeedsPermission } from "../../_components/permissions/needs-permission";
import { InviteMember } from "../_components/invite-member";

export const metadata: Metadata = { title: "Invite a member" };

export default function InviteMemberPage() {
  return (
    <NeedsPermission permission="member:invite">
      <InviteMember />
    </NeedsPermission>
  );
}
