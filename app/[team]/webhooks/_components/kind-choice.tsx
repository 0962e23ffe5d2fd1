import { Radio } from "@mantine/core";
import type { WebhookKind } from "../queries";
import tiles from "../../../_components/page/tiles.module.css";
import classes from "./kind-choice.module.css";
import { kinds } from "../../_components/webhooks/kinds";

interface Props {
  value: WebhookKind;
  onChange: (kind: WebhookKind) => void;
}

/** Webhook or Slack, as two tiles. */
export function KindChoice({ value, onChange }: Props) {
  return (
    <Radio.Group label="Send to" value={value} onChange={(kind) => onChange(kind as WebhookKind)}>
      <div className={`${tiles.choices} ${classes.choices}`}>
        {kinds.map(({ id, name, icon: Icon, text }) => (
          <Radio.Card key={id} value={id} aria-label={name} aria-describedby={`kind-${id}`} className={`${tiles.tile} ${classes.choice}`}>
            <Icon size={20} stroke={1.6} aria-hidden />
            <span className={tiles.text}>
              <span className={tiles.name}>{name}</span>
              <span id={`kind-${id}`} className={tiles.about}>
                {text}
              </span>
            </span>
          </Radio.Card>
        ))}
      </div>
    </Radio.Group>
  );
}
