import type { Metadata } from "next";
import { NeedsPermission } from "../../_components/permissions/needs-permission";
import { CreateWebhook } from "../_components/create-webhook";

export const metadata: Metadata = { title: "New webhook" };

export default function NewWebhookPage() {
  return (
    <NeedsPermission permission="webhook:create">
      <NeedsPermission permission="audit:read">
        <CreateWebhook />
      </NeedsPermission>
    </NeedsPermission>
  );
}
