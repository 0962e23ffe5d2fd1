import { Anchor, Text } from "@mantine/core";
import { LeaveButton } from "../../_teams/leave-team";
import { PageLink } from "../../_components/page/page-link";
import classes from "./own-teams.module.css";

interface Props {
  teams: { id: string; name: string; slug: string }[];
}

/** The teams that a person is in, and the way out of each. */
export function OwnTeams({ teams }: Props) {
  if (teams.length === 0) return <Text size="sm">You are in none.</Text>;
  return (
    <ul className={classes.list}>
      {teams.map((team) => (
        <li key={team.id} className={classes.row}>
          <Anchor component={PageLink} href={`/${team.slug}`} size="sm" fw={500} className={classes.name}>
            {team.name}
          </Anchor>
          <LeaveButton team={team} variant="default" size="xs">
            Leave
          </LeaveButton>
        </li>
      ))}
    </ul>
  );
}
