import type { Metadata } from "next";
import { NeedsPermission } from "../../_components/permissions/needs-permission";
import { CreateToken } from "../_components/create-token";

export const metadata: Metadata = { title: "New API token" };

export default function NewApiTokenPage() {
  return (
    <NeedsPermission permission="token:create">
      <CreateToken />
    </NeedsPermission>
  );
}
