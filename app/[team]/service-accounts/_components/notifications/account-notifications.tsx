import { Button, Group, Skeleton } from "@mantine/core";
import { IconBellRinging, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { ErrorNotice } from "../../../../_components/notices/error-notice";
import { Message } from "../../../../_components/notices/message";
import { PageHelp } from "../../../../_components/page/page-help";
import { PageLink } from "../../../../_components/page/page-link";
import { Section } from "../../../../_components/page/section";
import { usePhone } from "../../../../_components/page/use-phone";
import { MissingPermission } from "../../../_components/permissions/missing-permission";
import { useTeam } from "../../../../_teams/team-context";
import type { ServiceAccount } from "../../queries";
import { accountWebhooksVariables, webhooksDocument, webhooksQuery } from "../../../webhooks/queries";
import { StateNotice } from "../../../_components/webhooks/state-notice";
import { useEventsOf } from "../../../_components/webhooks/use-events-of";
import { WebhookActions } from "../../../_components/webhooks/webhook-actions";
import { EventCards } from "./event-cards";
import { EventGrid } from "./event-grid";
import { gridRows } from "./grid-rows";

/** Of what is told about an account, and where: the account's own webhooks, whoever set them. */
export function AccountNotifications({ account }: { account: Pick<ServiceAccount, "id" | "name" | "product"> }) {
  const { can, path, team } = useTeam();
  const phone = usePhone();
  const variables = accountWebhooksVariables(team.id, account.id);
  const { data, error, refetch } = useQuery(webhooksQuery(variables));
  const { events, loading } = useEventsOf(account.product.id);
  const webhooks = data?.nodes ?? [];
  const groups = gridRows(events, webhooks, account.product.name);
  const mayAdd = can("webhook:create") && can("audit:read");
  const add = (
    <Button
      component={PageLink}
      href={path(`/webhooks/new?account=${account.id}`)}
      variant={webhooks.length > 0 ? "default" : "filled"}
      leftSection={<IconPlus size={16} aria-hidden />}
    >
      New webhook
    </Button>
  );
  const Grid = phone ? EventCards : EventGrid;
  return (
    <WebhookActions>
      <Section
        title="Notifications"
        lead={`What happens to ${account.name}, told to Slack or to a webhook. An icon that is filled is told; a click changes it.`}
        more={
          <Group gap="xs">
            <PageHelp what="these notifications" document={webhooksDocument} variables={variables}>
              They belong to {account.name}, not to a person: they go on when people leave. Each tells of what is chosen for it, and of nothing that happened
              while it was disabled. Webhooks of the whole team tell of this account as well.
            </PageHelp>
            {mayAdd && webhooks.length > 0 && add}
          </Group>
        }
      >
        {webhooks
          .filter(({ disabledReason, failingSince }) => disabledReason !== null || failingSince !== null)
          .map((webhook) => (
            <section key={webhook.id} aria-label={webhook.name}>
              <StateNotice webhook={webhook} named />
            </section>
          ))}
        {!data && error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        {((!data && !error) || loading) && <Skeleton height={320} role="status" aria-label="Loading" />}
        {data && !loading && webhooks.length > 0 && <Grid webhooks={webhooks} groups={groups} />}
        {data && webhooks.length === 0 && (
          <Message icon={IconBellRinging} title="Nobody is told yet" action={mayAdd && add}>
            Add a Slack channel or a webhook, and choose what it hears of {account.name}: leaks, ends that come near, new keys and tokens, changed roles, and
            what {account.product.name} publishes.
          </Message>
        )}
        {data && !mayAdd && <MissingPermission permission={can("webhook:create") ? "audit:read" : "webhook:create"} />}
      </Section>
    </WebhookActions>
  );
}
