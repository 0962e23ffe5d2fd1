"use client";

import { Button } from "@mantine/core";
import { IconFilterOff, IconPlus, IconUsersGroup } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { ListBody } from "../../../_components/lists/list-body";
import { Message } from "../../../_components/notices/message";
import { PageHeader } from "../../../_components/page/page-header";
import { PageHelp } from "../../../_components/page/page-help";
import { PageLink } from "../../../_components/page/page-link";
import { SearchField } from "../../../_components/lists/search-field";
import { Toolbar } from "../../../_components/lists/toolbar";
import { useNamedList } from "../../../_components/lists/use-named-list";
import { MissingPermission } from "../../_components/permissions/missing-permission";
import { headings } from "../../_components/headings";
import { useTeam } from "../../../_teams/team-context";
import { groupsDocument, groupsQuery, type GroupsVariables } from "../queries";
import { GroupTable } from "./group-table";

/** The team's groups. */
export function GroupList() {
  const { can, path, team } = useTeam();
  const { values, search, sortBy, clear, move, filtered, arguments: place } = useNamedList();
  const variables: GroupsVariables = { teamId: team.id, filter: { ...(values.search && { search: values.search }) }, ...place };
  const query = useQuery(groupsQuery(variables));
  const nothingYet = query.data?.totalCount === 0 && !query.isPlaceholderData && !filtered;
  const create = can("group:create") && (
    <Button component={PageLink} href={path("/groups/new")} leftSection={<IconPlus size={16} aria-hidden />}>
      New group
    </Button>
  );
  const empty = filtered ? (
    <Message
      icon={IconFilterOff}
      title="No group matches"
      action={
        <Button variant="default" onClick={clear}>
          Clear search
        </Button>
      }
    >
      The search looks at names, descriptions and ids. Try fewer letters.
    </Message>
  ) : (
    <Message icon={IconUsersGroup} title="No groups yet" action={create}>
      Put people and service accounts that need the same roles into a group: whoever joins gets them, whoever leaves loses them.
      {!create && <MissingPermission permission="group:create" />}
    </Message>
  );
  return (
    <>
      <PageHeader
        {...headings["/groups"]}
        help={
          <PageHelp document={groupsDocument} variables={variables}>
            A group holds people and service accounts, and roles of any products. A member has all of the group&apos;s roles; a service account only those of
            its own product. A membership can end by itself at a time that you set.
          </PageHelp>
        }
        actions={!nothingYet && create}
      />
      {!nothingYet && (
        <Toolbar label="Groups">
          <SearchField label="Search name, description" value={values.search} onChange={search} />
        </Toolbar>
      )}
      <ListBody query={query} noun={["group", "groups"]} empty={empty} onMove={move}>
        {(rows, stale) => <GroupTable rows={rows} stale={stale} sort={variables.orderBy ?? undefined} onSort={sortBy} />}
      </ListBody>
    </>
  );
}
