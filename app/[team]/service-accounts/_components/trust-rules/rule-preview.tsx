import { Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { Pattern } from "./pattern";
import type { RuleTerms } from "./platforms";
import classes from "./rule-preview.module.css";

interface Props {
  /** Whom it lets in, in one line. */
  summary: string;
  terms: RuleTerms;
  /** What one should know before. */
  caution?: string;
}

/** What a rule asks of a token, claim by claim. */
export function RulePreview({ summary, terms: { issuer, audience, conditions }, caution }: Props) {
  return (
    <div className={classes.preview}>
      <p className={classes.summary}>{summary}</p>
      <dl className={classes.claims}>
        <Claim name="iss" note="issuer" pattern={issuer} exact />
        <Claim name="aud" note="audience" pattern={audience} exact />
        {conditions.map(({ claim, pattern }, place) => (
          <Claim key={place} name={claim} pattern={pattern} />
        ))}
      </dl>
      {caution && (
        <p className={classes.caution}>
          <IconAlertTriangle size={16} aria-hidden />
          <span>{caution}</span>
        </p>
      )}
    </div>
  );
}

function Claim({ name, note, pattern, exact }: { name: string; note?: string; pattern: string; exact?: boolean }) {
  return (
    <div className={classes.claim}>
      <dt>
        <code>{name || "–"}</code>
        {note && (
          <Text component="span" size="xs" c="dimmed">
            {" "}
            {note}
          </Text>
        )}
      </dt>
      <dd>{pattern ? <Pattern exact={exact}>{pattern}</Pattern> : "–"}</dd>
    </div>
  );
}
