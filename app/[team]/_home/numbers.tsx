import { Skeleton } from "@mantine/core";
import type { ReactNode } from "react";
import { PageLink } from "../../_components/page/page-link";
import { dormantDays, reviewPaths } from "../review/review-paths";
import { soonDays } from "../_components/tokens/token-state";
import { useTeam } from "../../_teams/team-context";
import { counted, endingCount, endingNote, dormantToo, stateNote } from "./number-notes";
import classes from "./numbers.module.css";
import type { TeamNumbers } from "./queries";
import { trend } from "./trend";

interface Tile {
  label: string;
  value: number | undefined;
  note: string | undefined;
  /** Left out for who may not see what it counts. */
  href?: string;
}

/** The numbers that tell how the team is doing, each leading to what it counts. */
export function Numbers({ numbers }: { numbers: TeamNumbers | undefined }) {
  const { can, path } = useTeam();
  const events = can("audit:read");
  const tiles: Tile[] = [
    {
      label: "Service accounts",
      value: numbers?.serviceAccounts,
      note: numbers && stateNote(numbers),
      href: "/service-accounts",
    },
    {
      label: `Unused for ${dormantDays} days`,
      value: numbers?.dormantServiceAccounts,
      note: numbers && dormantToo(numbers),
      href: reviewPaths.dormant,
    },
    {
      label: `Ending within ${soonDays} days`,
      value: numbers && endingCount(numbers),
      note: numbers && endingNote(numbers),
      href: reviewPaths.expiring,
    },
    {
      label: "Calls today",
      value: numbers?.callsToday,
      note: numbers && trend(numbers.callsToday, numbers.callsLastWeek),
      ...(events && { href: "/activity" }),
    },
    {
      label: "Refusals today",
      value: numbers?.refusalsToday,
      note: numbers && trend(numbers.refusalsToday, numbers.refusalsLastWeek),
      ...(events && { href: "/activity?action=token.refuse&time=24h" }),
    },
  ];
  return (
    <ul className={classes.numbers} aria-label="Numbers" aria-busy={!numbers}>
      {tiles.map(({ href, ...tile }) => (
        <li key={tile.label}>
          {href ? (
            <PageLink href={path(href)} className={classes.tile}>
              <Content {...tile} />
            </PageLink>
          ) : (
            <div className={classes.tile}>
              <Content {...tile} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

function Content({ label, value, note }: Omit<Tile, "href">): ReactNode {
  return (
    <>
      <span className={classes.label}>{label}</span>
      <span className={classes.value}>
        {value === undefined ? <Skeleton height={24} width={56} component="span" display="inline-block" /> : counted(value)}
      </span>
      <span className={classes.note}>{note ?? <Skeleton height={10} width={96} component="span" display="inline-block" />}</span>
    </>
  );
}
