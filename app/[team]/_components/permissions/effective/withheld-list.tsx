import type { Withheld } from "./queries";
import classes from "./effective-permissions.module.css";
import { roadKey } from "./road-list";
import { RoadText } from "./road-text";

/** Roles, or single permissions of theirs, that don't count, each with the reason. */
export function WithheldList({ withheld }: { withheld: readonly Withheld[] }) {
  return (
    <ul className={classes.list}>
      {withheld.map((each) => (
        <li key={`${roadKey(each)} ${each.permission?.name ?? ""}`} className={classes.gone}>
          <div className={classes.said}>
            {each.permission && <code>{each.permission.name}</code>}
            <RoadText role={each.role} group={each.group} />
          </div>
          <span className={classes.why}>{each.message}</span>
        </li>
      ))}
    </ul>
  );
}
