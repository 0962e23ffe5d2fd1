import { Anchor } from "@mantine/core";
import { IconShieldHalf, IconShieldMinus, IconUsersMinus } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { PageLink } from "../../../_components/page/page-link";
import { useTeam } from "../../../_teams/team-context";
import type { Advice } from "../../review/advice";
import classes from "./advice.module.css";

interface Props {
  advice: Pick<Advice, "unassign" | "leave" | "narrow">;
  /** False to leave a narrower role out of it. */
  withNarrow?: boolean;
}

/** What would be taken from an account, step by step. */
export function AdviceSteps({ advice: { unassign, leave, narrow }, withNarrow = true }: Props) {
  const { can, path } = useTeam();
  const link = (below: string, name: string, may: boolean): ReactNode =>
    may ? (
      <Anchor component={PageLink} href={path(below)} size="sm" underline="always">
        {name}
      </Anchor>
    ) : (
      name
    );
  const role = ({ id, name }: { id: string; name: string }) => link(`/roles/${id}`, name, can("role:read"));
  return (
    <ul className={classes.steps}>
      {unassign.map((each) => (
        <li key={each.id} className={classes.step}>
          <IconShieldMinus size={16} aria-hidden />
          <span>Unassign {role(each)}</span>
        </li>
      ))}
      {leave.map((each) => (
        <li key={each.id} className={classes.step}>
          <IconUsersMinus size={16} aria-hidden />
          <span>Leave the group {link(`/groups/${each.id}`, each.name, can("group:read"))}</span>
        </li>
      ))}
      {narrow && withNarrow && (
        <li className={classes.step}>
          <IconShieldHalf size={16} aria-hidden />
          <span>
            Replace{" "}
            {narrow.replaces.map((each, index) => (
              <span key={each.id}>
                {index > 0 && ", "}
                {role(each)}
              </span>
            ))}{" "}
            by a role of {narrow.permissions.length === 1 ? "1 permission" : `${narrow.permissions.length} permissions`}
          </span>
        </li>
      )}
    </ul>
  );
}
