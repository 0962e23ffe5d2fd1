import { Badge, Collapse, UnstyledButton } from "@mantine/core";
import { IconChevronRight, IconCircleCheck, IconCircleX } from "@tabler/icons-react";
import { useId, useState } from "react";
import type { RuleVerdict } from "../queries";
import { ClaimChecks } from "./claim-checks";
import classes from "./test-token.module.css";
import { isAbout, wrongOf } from "./verdict-words";

interface Props {
  verdict: RuleVerdict;
  /** Whether its claims are shown from the beginning. */
  opened: boolean;
}

/** What one rule says to a token: in a word, and claim by claim at a click. */
export function RuleChecks({ verdict, opened: first }: Props) {
  const [opened, setOpened] = useState(first);
  const id = useId();
  const Icon = verdict.accepted ? IconCircleCheck : IconCircleX;
  return (
    <section className={classes.rule} aria-label={verdict.ruleName}>
      <UnstyledButton className={classes.ruleHead} aria-expanded={opened} aria-controls={id} onClick={() => setOpened(!opened)}>
        <IconChevronRight size={16} aria-hidden className={classes.chevron} />
        <span className={classes.ruleName}>{verdict.ruleName}</span>
        <Badge variant="default" miw="max-content" c={verdict.accepted ? "var(--lk-good)" : "var(--lk-bad)"} leftSection={<Icon size={12} aria-hidden />}>
          {wordOf(verdict)}
        </Badge>
      </UnstyledButton>
      <Collapse expanded={opened} id={id}>
        <ClaimChecks checks={verdict.checks} />
      </Collapse>
    </section>
  );
}

function wordOf(verdict: RuleVerdict): string {
  if (verdict.accepted) return "All claims match";
  if (!isAbout(verdict)) return "Another issuer";
  const wrong = wrongOf(verdict);
  return `${wrong} of ${verdict.checks.length} claims ${wrong === 1 ? "differs" : "differ"}`;
}
