import { RowName } from "../../../_components/lists/row-name";
import type { WebhookListItem } from "../../webhooks/queries";
import { kindOf } from "./kinds";
import classes from "./webhooks.module.css";

/** A webhook in a list: its kind as an icon, its name, and where it leads. */
export function WebhookName({ webhook, href }: { webhook: Pick<WebhookListItem, "kind" | "name" | "target">; href: string }) {
  const { icon: Icon, name } = kindOf(webhook.kind);
  return (
    <div className={classes.name}>
      <span className={classes.kind} title={name}>
        <Icon size={20} stroke={1.6} role="img" aria-label={name} />
      </span>
      <RowName href={href} name={webhook.name} id={webhook.target} />
    </div>
  );
}
