import { Checkbox } from "@mantine/core";
import { type ReactNode, useId } from "react";
import { type EventRow, tells, toggled, topics, undeclared } from "../../_components/webhooks/topics";
import classes from "./events-field.module.css";
import type { WebhookValues } from "./webhook-values";

interface Props {
  value: Pick<WebhookValues, "topics" | "productEvents">;
  onChange: (value: Pick<WebhookValues, "topics" | "productEvents">) => void;
  /** What the product publishes. */
  events: readonly EventRow[];
  /** In place of the product's events, where there are none. */
  none?: ReactNode;
  error: ReactNode;
}

/** What a webhook tells of, as boxes. */
export function EventsField({ value, onChange, events, none, error }: Props) {
  const id = useId();
  const ofProduct = [...events, ...undeclared(value, events)];
  const rows = [...topics, ...ofProduct];
  const boxes = (shown: readonly EventRow[]) => (
    <div className={classes.boxes}>
      {shown.map((row) => (
        <Checkbox
          key={row.id}
          label={row.ofProduct && row.id !== "*" ? <code>{row.label}</code> : row.label}
          description={row.text || undefined}
          checked={tells(value, row)}
          onChange={() => {
            const { topics: told, productEvents } = toggled(value, row, rows);
            onChange({ topics: [...told], productEvents: [...productEvents] });
          }}
        />
      ))}
    </div>
  );
  return (
    <div role="group" aria-labelledby={id} data-path="topics" tabIndex={-1} className={classes.field}>
      <div id={id} className={classes.label}>
        Tell of
      </div>
      {error && (
        <div role="alert" className={classes.error}>
          {error}
        </div>
      )}
      {boxes(topics)}
      {(ofProduct.length > 0 || none) && <div className={classes.sub}>Events that products publish</div>}
      {ofProduct.length > 0 ? boxes(ofProduct) : none && <div className={classes.none}>{none}</div>}
    </div>
  );
}
