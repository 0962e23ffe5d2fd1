"use client";

import { Button, Tabs } from "@mantine/core";
import { IconSend, IconWebhookOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { OneThing } from "../../../_components/page/one-thing";
import { PageHeader } from "../../../_components/page/page-header";
import { PageHelp } from "../../../_components/page/page-help";
import { Section } from "../../../_components/page/section";
import { TabList } from "../../../_components/page/tab-list";
import { useTab } from "../../../_components/page/use-tab";
import { useTitle } from "../../../_components/page/use-title";
import { MissingPermission } from "../../_components/permissions/missing-permission";
import { useTeam } from "../../../_teams/team-context";
import { EventList } from "../../_components/audit-events/event-list";
import { EventsHelp } from "../../_components/audit-events/events-help";
import { type Webhook, webhookDocument, webhookQuery } from "../queries";
import { DeliveryList } from "./deliveries/delivery-list";
import { EditWebhookForm } from "./edit-webhook-form";
import { StateNotice } from "../../_components/webhooks/state-notice";
import { useSendTest } from "../../_components/webhooks/use-send-test";
import { VerifyMessages } from "./verify/verify-messages";
import { WebhookActions } from "../../_components/webhooks/webhook-actions";
import { WebhookBadge } from "../../_components/webhooks/webhook-badge";
import { WebhookDanger } from "./webhook-danger";
import { WebhookFacts } from "./webhook-facts";

/** One webhook: what it sent and what came of it, how to receive it, and how to change it. */
export function WebhookDetail({ id }: { id: string }) {
  const { path } = useTeam();
  const query = useQuery(webhookQuery(id));
  useTitle(query.data?.name);
  return (
    <OneThing
      query={query}
      none={{ icon: IconWebhookOff, title: "There is no such webhook", text: "It may have been deleted. The team's activity says by whom." }}
      all={{ label: "All webhooks", href: path("/webhooks") }}
    >
      {(webhook) => <WebhookPage webhook={webhook} />}
    </OneThing>
  );
}

function WebhookPage({ webhook }: { webhook: Webhook }) {
  const { can, path } = useTeam();
  const router = useRouter();
  const tab = useTab(["deliveries", "details", "verify", "activity", "settings"]);
  const test = useSendTest();
  const signed = webhook.kind === "STANDARD";
  const editable = can("webhook:update") && can("audit:read");
  return (
    <WebhookActions onDeleted={() => router.push(path("/webhooks"))}>
      <PageHeader
        crumbs={[{ label: "Webhooks", href: path("/webhooks") }, { label: webhook.name }]}
        title={
          <>
            {webhook.name} <WebhookBadge webhook={webhook} />
          </>
        }
        lead={<code>{webhook.target}</code>}
        help={
          tab.value === "activity" && can("audit:read") ? (
            <EventsHelp targetId={webhook.id} />
          ) : (
            <PageHelp document={webhookDocument} variables={{ id: webhook.id }}>
              One webhook: what it sent in the last 30 days, what the receiver answered, and how the receiver knows that a message is ours. What fails is tried
              again for a day, with longer and longer pauses.
            </PageHelp>
          )
        }
        actions={
          can("webhook:update") &&
          webhook.enabled && (
            <Button variant="default" loading={test.running} leftSection={<IconSend size={16} aria-hidden />} onClick={() => void test.run(webhook)}>
              Send test
            </Button>
          )
        }
      />
      <StateNotice webhook={webhook} />
      <Tabs {...tab} keepMountedMode="display-none">
        <TabList value={tab.value}>
          <Tabs.Tab value="deliveries">Deliveries</Tabs.Tab>
          <Tabs.Tab value="details">Details</Tabs.Tab>
          {signed && <Tabs.Tab value="verify">Verify messages</Tabs.Tab>}
          <Tabs.Tab value="activity">Activity</Tabs.Tab>
          <Tabs.Tab value="settings">Settings</Tabs.Tab>
        </TabList>
        <Tabs.Panel value="deliveries">
          <DeliveryList webhook={webhook} />
        </Tabs.Panel>
        <Tabs.Panel value="details">
          <Section title="Details" width={800}>
            <WebhookFacts webhook={webhook} />
          </Section>
        </Tabs.Panel>
        {signed && (
          <Tabs.Panel value="verify">
            <VerifyMessages />
          </Tabs.Panel>
        )}
        <Tabs.Panel value="activity">{can("audit:read") ? <EventList targetId={webhook.id} /> : <MissingPermission permission="audit:read" />}</Tabs.Panel>
        {/* Kept, with what was typed in it. */}
        <Tabs.Panel value="settings" keepMounted>
          <Section title="Edit" width={640}>
            {editable ? <EditWebhookForm webhook={webhook} /> : <MissingPermission permission={can("webhook:update") ? "audit:read" : "webhook:update"} />}
          </Section>
          <Section title="Danger zone" width={640}>
            <WebhookDanger webhook={webhook} />
          </Section>
        </Tabs.Panel>
      </Tabs>
    </WebhookActions>
  );
}
