import { Avatar, UnstyledButton } from "@mantine/core";
import { IconSelector } from "@tabler/icons-react";
import { later } from "../../../_components/later";
import { useMenuButton } from "../../../_components/menus/use-menu-button";
import { useTeam } from "../../../_teams/team-context";
import classes from "./sidebar.module.css";

const Items = later(() => import("./person-items"));

/** Who one is, how the pages look, and the way out. */
export function PersonMenu() {
  const { viewer } = useTeam();
  const { button, menu } = useMenuButton(Items);
  return (
    <>
      <UnstyledButton className={classes.person} aria-label={`Account: ${viewer.name}`} {...button}>
        <Avatar size={28} name={viewer.name} color="gray" aria-hidden />
        <span className={classes.names}>
          <span className={classes.name}>{viewer.name}</span>
          <span className={classes.detail}>{viewer.email}</span>
        </span>
        <IconSelector size={16} aria-hidden />
      </UnstyledButton>
      {menu && <Items {...menu} />}
    </>
  );
}
