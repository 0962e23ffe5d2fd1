import type { Metadata } from "next";
import { NeedsPermission } from "../../_components/permissions/needs-permission";
import { WebhookDetail } from "../_components/webhook-detail";

export const metadata: Metadata = { title: "Webhook" };

interface Props {
  params: Promise<{ id: string }>;
}

export default async function WebhookPage({ params }: Props) {
  const { id } = await params;
  return (
    <NeedsPermission permission="webhook:read">
      <WebhookDetail id={id} />
    </NeedsPermission>
  );
}
