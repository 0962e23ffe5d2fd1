import type { Metadata } from "next";
import { NeedsPermission } from "../../_components/permissions/needs-permission";
import { CreateGroup } from "../_components/create-group";

export const metadata: Metadata = { title: "New group" };

export default function NewGroupPage() {
  return (
    <NeedsPermission permission="group:create">
      <CreateGroup />
    </NeedsPermission>
  );
}
