import { Menu } from "@mantine/core";
import { IconCheck, IconPlus, IconSettings } from "@tabler/icons-react";
import { AttachedMenu, type AttachedMenuProps } from "../../../_components/menus/attached-menu";
import { PageLink } from "../../../_components/page/page-link";
import { useTeam } from "../../../_teams/team-context";

/** The viewer's teams, and the ways to this one's settings and to another one. */
export default function TeamMenu(menu: AttachedMenuProps) {
  const { path, team, viewer } = useTeam();
  return (
    <AttachedMenu {...menu} position="bottom-start" width={216}>
      <Menu.Label>Your teams</Menu.Label>
      {viewer.memberships.map(({ team: { id, name, slug } }) => (
        <Menu.Item
          key={id}
          component={PageLink}
          href={`/${slug}`}
          aria-current={id === team.id || undefined}
          rightSection={id === team.id ? <IconCheck size={16} aria-hidden /> : null}
        >
          {name}
        </Menu.Item>
      ))}
      <Menu.Divider />
      <Menu.Item component={PageLink} href={path("/settings")} leftSection={<IconSettings size={16} aria-hidden />}>
        Team settings
      </Menu.Item>
      <Menu.Item component={PageLink} href="/new" leftSection={<IconPlus size={16} aria-hidden />}>
        Create a team
      </Menu.Item>
    </AttachedMenu>
  );
}
