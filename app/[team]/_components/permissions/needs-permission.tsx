"use client";

import { IconLock } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { Permission } from "@/lib/permissions/catalogue";
import { Message } from "../../../_components/notices/message";
import { permissionTitle } from "../../../_components/texts/permission-title";
import { PermissionGivers } from "../../../_components/notices/permission-givers";
import { useTeam } from "../../../_teams/team-context";

interface Props {
  permission: Permission;
  /** What the page would show or do, as in "See service accounts". */
  children: ReactNode;
}

/** Shows its content to those who may see it, and tells the others which permission is missing and who can give it. */
export function NeedsPermission({ permission, children }: Props) {
  const { can, team } = useTeam();
  if (can(permission)) return children;
  return (
    <Message icon={IconLock} title="You may not open this page" level={1}>
      It needs the permission <code>{permission}</code> ({permissionTitle(permission)}), which none of your roles in {team.name} has.{" "}
      <PermissionGivers permission={permission} />
    </Message>
  );
}
