import { Avatar, Menu, UnstyledButton } from "@mantine/core";
import { IconCheck, IconLogout, IconSelector, IconUserCog } from "@tabler/icons-react";
import Link from "next/link";
import { signOut } from "../../../_session/sign-out";
import { useTeam } from "../team-context";
import { SchemeItems } from "./scheme-items";
import classes from "./sidebar.module.css";

/** Who one is, how the pages look, and the way out. */
export function PersonMenu() {
  const { viewer } = useTeam();
  return (
    <Menu position="top-start" width={216} checkIcon={<IconCheck size={16} aria-hidden />}>
      <Menu.Target>
        <UnstyledButton className={classes.person} aria-label={`Account: ${viewer.name}`}>
          <Avatar size={28} name={viewer.name} color="gray" aria-hidden />
          <span className={classes.names}>
            <span className={classes.name}>{viewer.name}</span>
            <span className={classes.detail}>{viewer.email}</span>
          </span>
          <IconSelector size={16} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <SchemeItems />
        <Menu.Divider />
        <Menu.Item component={Link} href="/account" leftSection={<IconUserCog size={16} aria-hidden />}>
          Your account
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void signOut()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
