import type { Usage } from "./queries";
import { wholeNumber } from "./scale";
import type { Span } from "./spans";
import classes from "./usage.module.css";

/** The sums of a span, which are the chart's legend too. */
export function UsageSums({ usage: { calls, refusals }, span }: { usage: Usage; span: Span }) {
  return (
    <dl className={classes.sums} aria-label={`In the last ${span.label}`}>
      <div>
        <dt>
          <span className={classes.key} data-series="calls" aria-hidden /> Calls
        </dt>
        <dd>{wholeNumber(calls)}</dd>
      </div>
      <div>
        <dt>
          <span className={classes.key} data-series="refusals" aria-hidden /> Refusals
        </dt>
        <dd data-some={refusals > 0 || undefined}>{wholeNumber(refusals)}</dd>
      </div>
    </dl>
  );
}
