import { Button } from "@mantine/core";
import { IconAlertTriangle, IconCircleOff } from "@tabler/icons-react";
import { RelativeTime } from "../../../_components/texts/relative-time";
import { useTeam } from "../../../_teams/team-context";
import type { WebhookListItem } from "../../webhooks/queries";
import { useSetWebhookEnabled } from "./use-set-webhook-enabled";
import classes from "./webhooks.module.css";

interface Props {
  webhook: WebhookListItem;
  /** Where it isn't the page's own webhook, and has to be called by its name. */
  named?: boolean;
}

/** Says that nothing arrives, why, and what to do about it; nothing where all is well. */
export function StateNotice({ webhook, named = false }: Props) {
  const { can } = useTeam();
  const { mutate, isPending } = useSetWebhookEnabled(webhook);
  const { enabled, disabledReason, failingSince } = webhook;
  if (enabled && !failingSince) return null;
  const Icon = enabled ? IconAlertTriangle : IconCircleOff;
  return (
    <div className={classes.notice} data-bad={disabledReason !== null || undefined}>
      <Icon size={20} stroke={1.6} aria-hidden className={classes.noticeIcon} />
      <div className={classes.noticeText}>
        {named && <>{webhook.name}: </>}
        {enabled && failingSince && (
          <>
            <strong>Nothing has arrived since</strong> <RelativeTime at={failingSince} />. Each message is tried again for a day; if nothing arrives in that
            time, the webhook is disabled. The delivery log says what the receiver answered.
          </>
        )}
        {!enabled && disabledReason === "FAILED" && (
          <>
            <strong>Disabled by Latchkey: nothing could be delivered for a day.</strong> Mend the receiver, then enable the webhook and send a test. What
            happened meanwhile isn&apos;t sent by itself; the delivery log can send it again.
          </>
        )}
        {!enabled && disabledReason === "GONE" && (
          <>
            <strong>Disabled by its receiver: it answered 410 Gone.</strong> It wants no more messages at this address. Give the webhook another address, or
            delete it.
          </>
        )}
        {!enabled && disabledReason === null && (
          <>
            <strong>Disabled.</strong> Nothing is sent; what happens meanwhile isn&apos;t sent later either.
          </>
        )}
      </div>
      {!enabled && can("webhook:update") && (
        <Button variant="default" loading={isPending} onClick={() => mutate(true)}>
          Enable
        </Button>
      )}
    </div>
  );
}
