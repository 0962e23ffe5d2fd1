import { Menu } from "@mantine/core";
import { IconCheck, IconLogout, IconSignature, IconUserCog } from "@tabler/icons-react";
import { AttachedMenu, type AttachedMenuProps } from "../../../_components/menus/attached-menu";
import { PageLink } from "../../../_components/page/page-link";
import { signOut } from "../../../_session/sign-out";
import { useTeam } from "../../../_teams/team-context";
import { SchemeItems } from "./scheme-items";

/** How the pages look, the viewer's account, and the way out. */
export default function PersonItems(menu: AttachedMenuProps) {
  const { viewer } = useTeam();
  return (
    <AttachedMenu {...menu} position="top-start" width={216} checkIcon={<IconCheck size={16} aria-hidden />}>
      <SchemeItems />
      <Menu.Divider />
      <Menu.Item component={PageLink} href="/account" leftSection={<IconUserCog size={16} aria-hidden />}>
        Your account
      </Menu.Item>
      {viewer.administrator && (
        <Menu.Item component={PageLink} href="/installation/signing-keys" leftSection={<IconSignature size={16} aria-hidden />}>
          Signing keys
        </Menu.Item>
      )}
      <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void signOut()}>
        Sign out
      </Menu.Item>
    </AttachedMenu>
  );
}
