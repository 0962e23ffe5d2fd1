"use client";

import { Button } from "@mantine/core";
import { IconFilterOff, IconPlus, IconWebhook, IconX } from "@tabler/icons-react";
import { DataTable } from "../../../_components/lists/data-table/data-table";
import { FilterMenu } from "../../../_components/lists/filter-menu";
import { ListBody } from "../../../_components/lists/list-body";
import { Message } from "../../../_components/notices/message";
import { PageHeader } from "../../../_components/page/page-header";
import { PageHelp } from "../../../_components/page/page-help";
import { PageLink } from "../../../_components/page/page-link";
import { Toolbar } from "../../../_components/lists/toolbar";
import { headings } from "../../_components/headings";
import { useTeam } from "../../../_teams/team-context";
import { useRowLinks } from "../../_components/use-row-links";
import { webhookQuery, webhooksDocument } from "../queries";
import { useWebhookList } from "./use-webhook-list";
import { WebhookActions } from "../../_components/webhooks/webhook-actions";
import { webhookColumns } from "./webhook-columns";
import { WebhookMenu } from "../../_components/webhooks/webhook-menu";

const states = [
  { value: "enabled", label: "Enabled" },
  { value: "disabled", label: "Disabled" },
];
const owners = [
  { value: "team", label: "The whole team" },
  { value: "accounts", label: "One service account" },
];

/** Where the team's events are sent: its own webhooks and those of its service accounts. */
export function WebhookList() {
  const { can, path } = useTeam();
  const { values, variables, filtered, filter, clear, move, query } = useWebhookList();
  const { hrefOf, open } = useRowLinks("/webhooks", webhookQuery);
  const columns = webhookColumns({ webhook: hrefOf, account: (id) => path(`/service-accounts/${id}?tab=notifications`) });
  const nothingYet = query.data?.totalCount === 0 && !query.isPlaceholderData && !filtered;
  const mayCreate = can("webhook:create") && can("audit:read");
  const create = mayCreate && (
    <Button component={PageLink} href={path("/webhooks/new")} leftSection={<IconPlus size={16} aria-hidden />}>
      New webhook
    </Button>
  );
  const empty = filtered ? (
    <Message
      icon={IconFilterOff}
      title="No webhook matches"
      action={
        <Button variant="default" onClick={clear}>
          Clear filters
        </Button>
      }
    >
      No webhook passes both filters. Drop one to see more.
    </Message>
  ) : (
    <Message icon={IconWebhook} title="No webhooks yet" action={create}>
      Hear of leaks, expiring keys and changes of permissions where your team already looks: in a Slack channel, or as signed JSON at an address of yours.
      {!mayCreate && (
        <>
          {" "}
          To create one you need the permissions <code>webhook:create</code> and <code>audit:read</code>; an owner of the team can give them to you.
        </>
      )}
    </Message>
  );
  return (
    <WebhookActions>
      <PageHeader
        {...headings["/webhooks"]}
        help={
          <PageHelp document={webhooksDocument} variables={variables}>
            A webhook of the team tells of all its service accounts; one of an account tells of that account alone, and is set on the account&apos;s page.
            Messages follow Standard Webhooks: signed, with an id that stays the same over retries. What can&apos;t be delivered is tried again for a day.
          </PageHelp>
        }
        actions={!nothingYet && create}
      />
      {!nothingYet && (
        <Toolbar label="Webhooks">
          <FilterMenu label="State" value={values.state} options={states} onChange={(state) => filter({ state })} />
          <FilterMenu label="Tells of" value={values.of} options={owners} onChange={(of) => filter({ of })} />
          {filtered && (
            <Button variant="subtle" color="gray" px="xs" leftSection={<IconX size={14} aria-hidden />} onClick={clear}>
              Clear
            </Button>
          )}
        </Toolbar>
      )}
      <ListBody query={query} noun={["webhook", "webhooks"]} empty={empty} onMove={move}>
        {(rows, stale) => (
          <DataTable label="Webhooks" columns={columns} rows={rows} stale={stale} {...open} actions={(webhook) => <WebhookMenu webhook={webhook} />} />
        )}
      </ListBody>
    </WebhookActions>
  );
}
