import type { Metadata } from "next";
import { NeedsPermission } from "../_components/permissions/needs-permission";
import { GroupList } from "./_components/group-list";

export const metadata: Metadata = { title: "Groups" };

export default function GroupsPage() {
  return (
    <NeedsPermission permission="group:read">
      <GroupList />
    </NeedsPermission>
  );
}
