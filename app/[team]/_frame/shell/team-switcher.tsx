import { Avatar, UnstyledButton } from "@mantine/core";
import { IconSelector } from "@tabler/icons-react";
import { later } from "../../../_components/later";
import { useMenuButton } from "../../../_components/menus/use-menu-button";
import { useTeam } from "../../../_teams/team-context";
import classes from "./sidebar.module.css";

const TeamMenu = later(() => import("./team-menu"));

/** Says which team this is, and leads to the viewer's others. */
export function TeamSwitcher() {
  const { team } = useTeam();
  const { button, menu } = useMenuButton(TeamMenu);
  return (
    <>
      <UnstyledButton className={classes.person} aria-label={`Team: ${team.name}. Switch team`} {...button}>
        <Avatar radius="sm" size={28} color="accent" variant="filled" aria-hidden>
          {[...team.name][0]?.toUpperCase()}
        </Avatar>
        <span className={classes.names}>
          <span className={classes.name}>{team.name}</span>
        </span>
        <IconSelector size={16} aria-hidden />
      </UnstyledButton>
      {menu && <TeamMenu {...menu} />}
    </>
  );
}
