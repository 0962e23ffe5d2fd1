import { Text } from "@mantine/core";
import { IconArrowDownRight, IconArrowUpRight } from "@tabler/icons-react";
import classes from "./impact-summary.module.css";

/** What a change would do to one member or service account. */
export interface HolderChange {
  id: string;
  name: string;
  kind: "member" | "service account" | "hidden";
  gained: string[];
  lost: string[];
}

/** What a change would do, as the API's dry run tells it. */
export interface Change {
  holders: HolderChange[];
  gaining: number;
  losing: number;
  /** False when there are more holders than were weighed. */
  complete: boolean;
}

const shown = 8;

/** Who would gain and who would lose what, before it is saved. */
export function ImpactSummary({ change }: { change: Change }) {
  const { holders, gaining, losing, complete } = change;
  if (holders.length === 0) {
    return (
      <Text size="sm" c="dimmed" role="status">
        Nobody gains or loses a permission by this.
      </Text>
    );
  }
  // The API lists the first hundred, and counts all.
  const rest = Math.max(holders.length, gaining, losing) - shown;
  return (
    <div className={classes.impact} role="status">
      <p className={classes.head}>
        {counted(gaining, "gains", "gain")}
        {gaining > 0 && losing > 0 && ", "}
        {counted(losing, "loses", "lose")} permissions
        {!complete && " among the first thousand that were looked at"}
      </p>
      <ul className={classes.list}>
        {holders.slice(0, shown).map((holder) => (
          <li key={holder.id} className={classes.holder}>
            <span className={classes.name}>
              {holder.name} {holder.kind !== "hidden" && <span className={classes.kind}>{holder.kind}</span>}
            </span>
            <Permissions names={holder.gained} gained />
            <Permissions names={holder.lost} />
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <Text size="xs" c="dimmed">
          and {rest.toLocaleString("en")} more
        </Text>
      )}
    </div>
  );
}

const counted = (count: number, one: string, many: string) =>
  count === 0 ? "" : count === 1 ? `1 holder ${one}` : `${count.toLocaleString("en")} holders ${many}`;

function Permissions({ names, gained = false }: { names: string[]; gained?: boolean }) {
  if (names.length === 0) return null;
  const Icon = gained ? IconArrowUpRight : IconArrowDownRight;
  const rest = names.length - 6;
  return (
    <span className={classes.permissions} data-gained={gained || undefined}>
      <Icon size={16} aria-hidden />
      <span>
        {gained ? "gains " : "loses "}
        {names.slice(0, 6).map((name, index) => (
          <span key={name}>
            {index > 0 && ", "}
            <code>{name}</code>
          </span>
        ))}
        {rest > 0 && ` and ${rest} more`}
      </span>
    </span>
  );
}
