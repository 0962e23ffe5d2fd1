import { Button } from "@mantine/core";
import { IconFilterOff, IconRobot } from "@tabler/icons-react";
import { PageLink } from "../../../_components/page/page-link";
import { Message } from "../../../_components/notices/message";
import { MissingPermission } from "../../_components/permissions/missing-permission";
import { useTeam } from "../../../_teams/team-context";

interface Props {
  filtered: boolean;
  onClear: () => void;
}

/** In place of an empty list: what it is for, or which filter to drop. */
export function NoAccounts({ filtered, onClear }: Props) {
  const { can, path } = useTeam();
  if (filtered) {
    return (
      <Message
        icon={IconFilterOff}
        title="No service account matches"
        action={
          <Button variant="default" onClick={onClear}>
            Clear search and filters
          </Button>
        }
      >
        The search looks at names, descriptions, client ids and ids. Try fewer letters, or drop a filter.
      </Message>
    );
  }
  const mayCreate = can("service-account:create");
  return (
    <Message
      icon={IconRobot}
      title="No service accounts yet"
      action={
        mayCreate && (
          <Button component={PageLink} href={path("/service-accounts/new")}>
            New service account
          </Button>
        )
      }
    >
      Give each script, pipeline and integration an account of its own, instead of a person&apos;s password.
      {!mayCreate && <MissingPermission permission="service-account:create" />}
    </Message>
  );
}
