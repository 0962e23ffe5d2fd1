import { ActionIcon } from "@mantine/core";
import { IconBell } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { later } from "../../../_components/later";
import { useMenuButton } from "../../../_components/menus/use-menu-button";
import { useTeam } from "../../../_teams/team-context";
import { unreadQuery } from "../../notifications/queries";
import classes from "./bell.module.css";

const Latest = later(() => import("./latest"));
const mostShown = 99;

/** How much the viewer hasn't read; opens the latest. */
export function Bell() {
  const { team } = useTeam();
  const { data: unread = 0 } = useQuery(unreadQuery(team.id));
  const { button, menu } = useMenuButton(Latest, "dialog");
  return (
    <>
      <ActionIcon
        size={36}
        className={classes.bell}
        aria-label={unread > 0 ? `Notifications, ${unread.toLocaleString("en")} unread` : "Notifications"}
        {...button}
      >
        <IconBell size={18} stroke={1.7} aria-hidden />
        {unread > 0 && (
          <span className={classes.count} aria-hidden>
            {unread > mostShown ? `${mostShown}+` : unread}
          </span>
        )}
      </ActionIcon>
      {menu && <Latest {...menu} />}
    </>
  );
}
