import { Avatar, Menu, UnstyledButton } from "@mantine/core";
import { IconCheck, IconSelector } from "@tabler/icons-react";
import Link from "next/link";
import { useTeam } from "../team-context";
import classes from "./sidebar.module.css";

/** Says which team this is, and leads to the viewer's others. */
export function TeamSwitcher() {
  const { team, viewer } = useTeam();
  return (
    <Menu position="bottom-start" width={216}>
      <Menu.Target>
        <UnstyledButton className={classes.person} aria-label={`Team: ${team.name}. Switch team`}>
          <Avatar radius="sm" size={28} color="accent" variant="filled" aria-hidden>
            {[...team.name][0]?.toUpperCase()}
          </Avatar>
          <span className={classes.names}>
            <span className={classes.name}>{team.name}</span>
          </span>
          <IconSelector size={16} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Your teams</Menu.Label>
        {viewer.memberships.map(({ team: { id, name, slug } }) => (
          <Menu.Item
            key={id}
            component={Link}
            href={`/${slug}`}
            aria-current={id === team.id || undefined}
            rightSection={id === team.id ? <IconCheck size={16} aria-hidden /> : null}
          >
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
