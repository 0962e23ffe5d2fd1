import type { Metadata } from "next";
import { NeedsPermission } from "../_components/permissions/needs-permission";
import { WebhookList } from "./_components/webhook-list";

export const metadata: Metadata = { title: "Webhooks" };

export default function WebhooksPage() {
  return (
    <NeedsPermission permission="webhook:read">
      <WebhookList />
    </NeedsPermission>
  );
}
