import { Menu } from "@mantine/core";
import { IconBan, IconEye, IconPencil, IconRefresh } from "@tabler/icons-react";
import { AttachedMenu, type AttachedMenuProps } from "../../../_components/menus/attached-menu";
import { PageLink } from "../../../_components/page/page-link";
import { useTeam } from "../../../_teams/team-context";
import type { ApiTokenListItem } from "../../tokens/queries";
import { useTokenActions } from "./token-actions";

interface Props extends AttachedMenuProps {
  token: ApiTokenListItem;
}

/** The menu of a token's row. One that is revoked can only be looked at. */
export default function TokenMenuItems({ token, ...menu }: Props) {
  const { can, path } = useTeam();
  const { reset, revoke } = useTokenActions();
  const revoked = token.state === "REVOKED";
  const href = path(`/tokens/${token.id}`);
  return (
    <AttachedMenu {...menu}>
      {!revoked && can("token:update") ? (
        <Menu.Item component={PageLink} href={`${href}?tab=settings`} leftSection={<IconPencil size={16} aria-hidden />}>
          View and edit details
        </Menu.Item>
      ) : (
        <Menu.Item component={PageLink} href={href} leftSection={<IconEye size={16} aria-hidden />}>
          View details
        </Menu.Item>
      )}
      {!revoked && can("token:create") && (
        <Menu.Item leftSection={<IconRefresh size={16} aria-hidden />} onClick={() => reset(token)}>
          Reset
        </Menu.Item>
      )}
      {!revoked && can("token:revoke") && (
        <Menu.Item c="var(--lk-bad)" leftSection={<IconBan size={16} aria-hidden />} onClick={() => revoke([token])}>
          Revoke
        </Menu.Item>
      )}
    </AttachedMenu>
  );
}
