import type { Metadata } from "next";
import { NeedsPermission } from "../../../../_components/permissions/needs-permission";
import { NewRule } from "../../../_components/trust-rules/new-rule";

export const metadata: Metadata = { title: "New trust rule" };

interface Props {
  params: Promise<{ id: string }>;
}

export default async function NewTrustRulePage({ params }: Props) {
  const { id } = await params;
  return (
    <NeedsPermission permission="service-account:regenerate-keys">
      <NewRule accountId={id} />
    </NeedsPermission>
  );
}
