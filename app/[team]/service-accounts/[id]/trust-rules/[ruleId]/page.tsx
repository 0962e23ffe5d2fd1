import type { Metadata } from "next";
import { NeedsPermission } from "../../../../_components/permissions/needs-permission";
import { RuleDetail } from "../../../_components/trust-rules/rule-detail";

export const metadata: Metadata = { title: "Trust rule" };

interface Props {
  params: Promise<{ id: string; ruleId: string }>;
}

export default async function TrustRulePage({ params }: Props) {
  const { id, ruleId } = await params;
  return (
    <NeedsPermission permission="service-account:read">
      <RuleDetail accountId={id} ruleId={ruleId} />
    </NeedsPermission>
  );
}
