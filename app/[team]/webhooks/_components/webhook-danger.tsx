import { Button } from "@mantine/core";
import { DangerRow } from "../../../_components/page/danger-row";
import { MissingPermission } from "../../_components/permissions/missing-permission";
import { useTeam } from "../../../_teams/team-context";
import type { Webhook } from "../queries";
import { useSetWebhookEnabled } from "../../_components/webhooks/use-set-webhook-enabled";
import { useWebhookActions } from "../../_components/webhooks/webhook-actions";

/** What stops a webhook, from the mildest on. */
export function WebhookDanger({ webhook }: { webhook: Webhook }) {
  const { can } = useTeam();
  const { rotate, remove } = useWebhookActions();
  const { mutate } = useSetWebhookEnabled(webhook);
  const denied = !can("webhook:update") && <MissingPermission permission="webhook:update" />;
  return (
    <>
      {webhook.kind === "STANDARD" && (
        <DangerRow title="Rotate the signing secret" text="A new secret; for a time of your choice the old one signs as well." denied={denied}>
          <Button variant="default" onClick={() => rotate(webhook)}>
            Rotate secret
          </Button>
        </DangerRow>
      )}
      <DangerRow
        title={webhook.enabled ? "Disable" : "Enable"}
        text={webhook.enabled ? "Nothing is sent until it is enabled; what is on its way is given up." : "What happens from then on is sent."}
        denied={denied}
      >
        <Button variant="default" onClick={() => mutate(!webhook.enabled)}>
          {webhook.enabled ? "Disable webhook" : "Enable webhook"}
        </Button>
      </DangerRow>
      <DangerRow
        title="Delete"
        text="Nothing is sent to it any more, and the log of what was sent goes with it."
        denied={!can("webhook:delete") && <MissingPermission permission="webhook:delete" />}
      >
        <Button variant="outline" color="red" onClick={() => remove(webhook)}>
          Delete webhook
        </Button>
      </DangerRow>
    </>
  );
}
