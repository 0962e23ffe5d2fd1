import type { WebhookListItem } from "../../../webhooks/queries";
import { kindOf } from "../../../_components/webhooks/kinds";
import { type EventRow, tells } from "../../../_components/webhooks/topics";
import classes from "./grid.module.css";

interface Props {
  webhook: WebhookListItem;
  row: EventRow;
  /** Left out for those who may not change it. */
  onToggle?: (row: EventRow) => void;
}

/** One cell of the grid: whether a webhook is told of something. */
export function EventToggle({ webhook, row, onToggle }: Props) {
  const { icon: Icon } = kindOf(webhook.kind);
  const on = tells(webhook, row);
  return (
    <button
      type="button"
      className={classes.toggle}
      aria-pressed={on}
      aria-label={`Tell ${webhook.name} of ${row.label}`}
      title={onToggle ? undefined : "To change this you need the permission webhook:update."}
      aria-disabled={!onToggle || undefined}
      data-off={!webhook.enabled || undefined}
      onClick={() => onToggle?.(row)}
    >
      <Icon size={18} stroke={1.8} aria-hidden />
    </button>
  );
}
