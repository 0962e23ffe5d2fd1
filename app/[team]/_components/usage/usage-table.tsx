import type { Usage } from "./queries";
import { wholeNumber } from "./scale";
import { pointTitle, type Span } from "./spans";
import classes from "./usage.module.css";

interface Props {
  id: string;
  usage: Usage;
  span: Span;
  name: string;
  /** For those alone who can't see the chart. */
  unseen: boolean;
}

/** The numbers behind the chart, the latest first; hours and days without any are left out. */
export function UsageTable({ id, usage: { points }, span, name, unseen }: Props) {
  const some = points.filter(({ calls, refusals }) => calls + refusals > 0).reverse();
  return (
    <div id={id} className={unseen ? classes.unseen : classes.scroll} tabIndex={unseen ? undefined : 0} role="group" aria-label="Numbers">
      <table className={classes.table}>
        <caption className={classes.unseen}>
          Calls and refusals of {name} by the {span.each}, the latest first. {wholeNumber(points.length - some.length)} without any are left out.
        </caption>
        <thead>
          <tr>
            <th scope="col">{span.by === "DAY" ? "Day" : "Hour"}</th>
            <th scope="col">Calls</th>
            <th scope="col">Refusals</th>
          </tr>
        </thead>
        <tbody>
          {some.map(({ at, calls, refusals }) => (
            <tr key={at}>
              <th scope="row">{pointTitle(at, span)}</th>
              <td>{wholeNumber(calls)}</td>
              <td data-some={refusals > 0 || undefined}>{wholeNumber(refusals)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
