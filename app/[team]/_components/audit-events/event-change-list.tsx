import { IconArrowRight } from "@tabler/icons-react";
import { Fact, Facts } from "../../../_components/page/facts";
import classes from "./audit-events.module.css";
import { type FieldChange, fieldTitle, valueText } from "./event-changes";

/** What a change has changed, field by field. */
export function EventChangeList({ changes }: { changes: FieldChange[] }) {
  return (
    <Facts>
      {changes.map(({ field, from, to }) => (
        <Fact key={field} label={fieldTitle(field)}>
          <span className={classes.before}>{valueText(from)}</span>{" "}
          <span className={classes.arrow}>
            <IconArrowRight size={14} role="img" aria-label="became" />
          </span>{" "}
          <span className={classes.after}>{valueText(to)}</span>
        </Fact>
      ))}
    </Facts>
  );
}
