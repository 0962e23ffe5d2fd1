import type { Metadata } from "next";
import { NeedsPermission } from "../_components/permissions/needs-permission";
import { Members } from "./_components/members";

export const metadata: Metadata = { title: "Members" };

export default function MembersPage() {
  return (
    <NeedsPermission permission="member:read">
      <Members />
    </NeedsPermission>
  );
}
