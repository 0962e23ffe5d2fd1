import { Anchor, Text } from "@mantine/core";
import { PageLink } from "../../../_components/page/page-link";
import { useTeam } from "../../../_teams/team-context";
import { assigneeKind, assigneeOf, assigneePath } from "../assignee";
import type { RoleAssignment } from "../assignments";
import classes from "./roles.module.css";

/** The first of those who hold a role, and how many more there are. */
export function HolderNames({ assignments, count }: { assignments: readonly RoleAssignment[]; count: number }) {
  const { path } = useTeam();
  const rest = count - assignments.length;
  return (
    <div>
      <Text size="sm" mb={4}>
        {count === 1 ? "One holder has it:" : `${count.toLocaleString("en")} holders have it:`}
      </Text>
      <ul className={classes.holders}>
        {assignments.map(({ id, holder }) => {
          const assignee = assigneeOf(holder);
          return (
            <li key={id}>
              <Anchor component={PageLink} href={path(assigneePath(assignee))} size="sm" underline="always">
                {assignee.name}
              </Anchor>{" "}
              <Text component="span" size="sm" c="dimmed">
                {assigneeKind[assignee.type]}
              </Text>
            </li>
          );
        })}
        {rest > 0 && <li>and {rest.toLocaleString("en")} more</li>}
      </ul>
    </div>
  );
}
