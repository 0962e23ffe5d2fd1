import { Anchor } from "@mantine/core";
import { CopyableId } from "../../../_components/copy/copyable-id";
import { Fact, Facts } from "../../../_components/page/facts";
import { PageLink } from "../../../_components/page/page-link";
import { RelativeTime } from "../../../_components/texts/relative-time";
import { useTeam } from "../../../_teams/team-context";
import { LastUsed } from "../../_components/usage/last-used";
import type { Webhook } from "../queries";
import { kindOf } from "../../_components/webhooks/kinds";
import { choiceText } from "../../_components/webhooks/topics";

/** What is known about a webhook. */
export function WebhookFacts({ webhook }: { webhook: Webhook }) {
  const { path } = useTeam();
  const { serviceAccount, product } = webhook;
  const ending = webhook.secrets.filter(({ active, expiresAt }) => active && expiresAt !== null);
  return (
    <Facts>
      <Fact label="Sends to">
        {kindOf(webhook.kind).name}: <code>{webhook.target}</code>
      </Fact>
      <Fact label="Tells of">
        {serviceAccount ? (
          <Anchor component={PageLink} href={path(`/service-accounts/${serviceAccount.id}?tab=notifications`)} size="sm">
            {serviceAccount.name}
          </Anchor>
        ) : webhook.serviceAccountId ? (
          "A service account"
        ) : product ? (
          `All accounts of ${product.name}`
        ) : (
          "The whole team"
        )}
      </Fact>
      <Fact label="Events">{choiceText(webhook)}</Fact>
      <Fact label="Last delivered">
        <LastUsed at={webhook.lastDeliveredAt} />
      </Fact>
      {webhook.failingSince && (
        <Fact label="Failing since">
          <RelativeTime at={webhook.failingSince} />
        </Fact>
      )}
      {ending.map(({ id, expiresAt }) => (
        <Fact key={id} label="Old secret signs until">
          <RelativeTime at={expiresAt ?? ""} />
        </Fact>
      ))}
      <Fact label="Created">
        <RelativeTime at={webhook.createdAt} />
        {webhook.createdBy.name && ` by ${webhook.createdBy.name}`}
      </Fact>
      <Fact label="Id">
        <CopyableId value={webhook.id} what="webhook id" />
      </Fact>
    </Facts>
  );
}
