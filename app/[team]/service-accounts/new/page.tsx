import type { Metadata } from "next";
import { NeedsPermission } from "../../_components/permissions/needs-permission";
import { CreateAccount } from "../_components/create-account";

export const metadata: Metadata = { title: "New service account" };

export default function NewServiceAccountPage() {
  return (
    <NeedsPermission permission="service-account:create">
      <CreateAccount />
    </NeedsPermission>
  );
}
