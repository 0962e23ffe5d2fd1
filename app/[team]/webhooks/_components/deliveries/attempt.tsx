import { IconChevronRight } from "@tabler/icons-react";
import { CodeBlock } from "../../../../_components/code/code-block";
import { RelativeTime } from "../../../../_components/texts/relative-time";
import { outcomeText, tookText } from "./attempt-text";
import classes from "./deliveries.module.css";
import type { Delivery } from "./queries";

/** One try to deliver: what came of it, and at a click what the receiver answered. */
export function Attempt({ attempt, opened }: { attempt: Delivery["attempts"][number]; opened: boolean }) {
  const { at, milliseconds, statusCode, answer, problem } = attempt;
  return (
    <details className={classes.attempt} open={opened}>
      <summary>
        <IconChevronRight size={16} aria-hidden className={classes.chevron} />
        <span className={classes.attemptWhat} data-bad={problem !== null || undefined}>
          {outcomeText(attempt)}
        </span>
        <span className={classes.took}>{tookText(milliseconds)}</span>
        <span className={classes.attemptWhen}>
          <RelativeTime at={at} />
        </span>
      </summary>
      <div className={classes.answer}>
        {answer === "" ? (
          <p className={classes.noAnswer}>{statusCode === null ? "There was no answer." : `Answered ${statusCode}, with nothing in it.`}</p>
        ) : (
          <CodeBlock code={answer} what="answer" />
        )}
      </div>
    </details>
  );
}
