import { Anchor, Text } from "@mantine/core";
import { IconArrowRight } from "@tabler/icons-react";
import { PageLink } from "../../../../_components/page/page-link";
import { RelativeTime } from "../../../../_components/texts/relative-time";
import { useTeam } from "../../../../_teams/team-context";
import classes from "./effective-permissions.module.css";

interface Props {
  role: { id: string; name: string };
  group: { id: string; name: string } | null;
  /** When it ends; null for never. */
  until?: string | null;
}

/** How somebody comes to a permission: a role of theirs, or a group and its role. */
export function RoadText({ role, group, until = null }: Props) {
  const { can, path } = useTeam();
  const link = (below: string, name: string, mayOpen: boolean) =>
    mayOpen ? (
      <Anchor component={PageLink} href={path(below)} size="sm" underline={until === null ? "hover" : "always"}>
        {name}
      </Anchor>
    ) : (
      name
    );
  return (
    <span className={classes.road}>
      {group && (
        <>
          {link(`/groups/${group.id}`, group.name, can("group:read"))}
          <IconArrowRight size={14} aria-label="by its role" />
        </>
      )}
      {link(`/roles/${role.id}`, role.name, can("role:read"))}
      {until !== null && (
        <Text component="span" size="sm" c="dimmed">
          ends <RelativeTime at={until} />
        </Text>
      )}
    </span>
  );
}
