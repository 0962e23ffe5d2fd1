import type { Road } from "./queries";
import classes from "./effective-permissions.module.css";
import { RoadText } from "./road-text";

/** Tells roads apart. */
export const roadKey = ({ group, role }: Pick<Road, "group" | "role">): string => `${group?.id ?? ""} ${role.id}`;

/** Roads to roles, each once. */
export function RoadList({ roads }: { roads: readonly Road[] }) {
  const distinct = [...new Map(roads.map((road) => [roadKey(road), road])).values()];
  return (
    <ul className={classes.list}>
      {distinct.map((road) => (
        <li key={roadKey(road)} className={classes.gone}>
          <RoadText {...road} />
        </li>
      ))}
    </ul>
  );
}
