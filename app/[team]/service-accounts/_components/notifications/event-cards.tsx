import { useTeam } from "../../../../_teams/team-context";
import type { WebhookListItem } from "../../../webhooks/queries";
import { WebhookBadge } from "../../../_components/webhooks/webhook-badge";
import { WebhookMenu } from "../../../_components/webhooks/webhook-menu";
import { WebhookName } from "../../../_components/webhooks/webhook-name";
import { Cell } from "./event-grid";
import type { RowGroup } from "./grid-rows";
import classes from "./grid.module.css";

interface Props {
  webhooks: readonly WebhookListItem[];
  groups: readonly RowGroup[];
}

/** The grid on a phone: a card for each webhook, with its events. */
export function EventCards({ webhooks, groups }: Props) {
  const { path } = useTeam();
  const rows = groups.flatMap((group) => group.rows);
  return (
    <ul className={classes.cards} aria-label="Notifications">
      {webhooks.map((webhook) => (
        <li key={webhook.id} className={classes.card}>
          <div className={classes.cardHead}>
            <div className={classes.cardName}>
              <WebhookName webhook={webhook} href={path(`/webhooks/${webhook.id}`)} />
            </div>
            <WebhookMenu webhook={webhook} />
          </div>
          <WebhookBadge webhook={webhook} />
          {groups.map((group) => (
            <div key={group.id}>
              <h3 className={classes.cardGroup}>{group.title}</h3>
              <ul className={classes.cardRows}>
                {group.rows.map((row) => (
                  <li key={row.id} className={classes.cardRow}>
                    <span className={row.ofProduct && row.id !== "*" ? classes.code : classes.label}>{row.label}</span>
                    <Cell webhook={webhook} row={row} rows={rows} />
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </li>
      ))}
    </ul>
  );
}
