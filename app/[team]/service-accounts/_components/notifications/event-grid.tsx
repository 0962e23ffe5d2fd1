import { PageLink } from "../../../../_components/page/page-link";
import { useTeam } from "../../../../_teams/team-context";
import type { WebhookListItem } from "../../../webhooks/queries";
import { kindOf } from "../../../_components/webhooks/kinds";
import type { EventRow } from "../../../_components/webhooks/topics";
import { WebhookBadge } from "../../../_components/webhooks/webhook-badge";
import { WebhookMenu } from "../../../_components/webhooks/webhook-menu";
import { EventToggle } from "./event-toggle";
import type { RowGroup } from "./grid-rows";
import classes from "./grid.module.css";
import { useToggleEvent } from "./use-toggle-event";

interface Props {
  webhooks: readonly WebhookListItem[];
  groups: readonly RowGroup[];
}

/** Events as rows, webhooks as columns, and an icon where they meet. */
export function EventGrid({ webhooks, groups }: Props) {
  const rows = groups.flatMap((group) => group.rows);
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label="Notifications">
      <table className={classes.grid}>
        <thead>
          <tr>
            <th scope="col" className={classes.corner}>
              Event
            </th>
            {webhooks.map((webhook) => (
              <WebhookHead key={webhook.id} webhook={webhook} />
            ))}
            <td className={classes.rest} />
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.id}>
            <tr className={classes.groupRow}>
              <th scope="rowgroup" colSpan={webhooks.length + 2} className={classes.group}>
                {group.title}
              </th>
            </tr>
            {group.rows.map((row) => (
              <tr key={row.id} className={classes.row}>
                <th scope="row" className={classes.event}>
                  <span className={row.ofProduct && row.id !== "*" ? classes.code : classes.label}>{row.label}</span>
                  {row.text && <span className={classes.text}>{row.text}</span>}
                </th>
                {webhooks.map((webhook) => (
                  <td key={webhook.id} className={classes.cell}>
                    <Cell webhook={webhook} row={row} rows={rows} />
                  </td>
                ))}
                <td className={classes.rest} />
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

/** The switch of one event for one webhook, for those who may change it. */
export function Cell({ webhook, row, rows }: { webhook: WebhookListItem; row: EventRow; rows: readonly EventRow[] }) {
  const { can } = useTeam();
  const toggle = useToggleEvent(webhook, rows);
  return <EventToggle webhook={webhook} row={row} onToggle={can("webhook:update") && can("audit:read") ? toggle : undefined} />;
}

function WebhookHead({ webhook }: { webhook: WebhookListItem }) {
  const { path } = useTeam();
  const { icon: Icon, name } = kindOf(webhook.kind);
  return (
    <th scope="col" className={classes.webhook}>
      <div className={classes.webhookHead}>
        <Icon size={18} stroke={1.6} role="img" aria-label={name} />
        <PageLink href={path(`/webhooks/${webhook.id}`)} className={classes.webhookName} title={webhook.name}>
          {webhook.name}
        </PageLink>
        <WebhookMenu webhook={webhook} />
      </div>
      <code className={classes.target} title={webhook.target}>
        {webhook.target.replace(/^https?:\/\//, "")}
      </code>
      <WebhookBadge webhook={webhook} />
    </th>
  );
}
