import { Button } from "@mantine/core";
import { IconFilterOff, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { ListBody } from "../../../_components/lists/list-body";
import { Message } from "../../../_components/notices/message";
import { SearchField } from "../../../_components/lists/search-field";
import { Toolbar } from "../../../_components/lists/toolbar";
import { useNamedList } from "../../../_components/lists/use-named-list";
import { useTeam } from "../../../_teams/team-context";
import { membersQuery, type MembersVariables } from "../queries";
import { MemberTable } from "./member-table";
import { RoleFilter } from "./role-filter";

const filters = ["role"] as const;

/** The people of the team. */
export function MemberList() {
  const { can, team } = useTeam();
  const { values, search, filter, filtered, sortBy, clear, move, arguments: place } = useNamedList(filters);
  const variables: MembersVariables = {
    teamId: team.id,
    filter: { ...(values.search && { search: values.search }), ...(values.role && { roleId: values.role }) },
    ...place,
  };
  const query = useQuery(membersQuery(variables));
  const clearing = (
    <Button variant="default" onClick={clear}>
      Clear search and filters
    </Button>
  );
  const empty = (
    <Message icon={IconFilterOff} title="Nobody matches" action={clearing}>
      The search looks at names, e-mail addresses and ids. Try fewer letters, or drop the filter.
    </Message>
  );
  return (
    <>
      <Toolbar label="Members">
        <SearchField label="Search name, e-mail" value={values.search} onChange={search} />
        {can("role:read") && <RoleFilter chosen={values.role} onChange={(role) => filter({ role })} />}
        {filtered && (
          <Button variant="subtle" color="gray" leftSection={<IconX size={14} aria-hidden />} onClick={clear}>
            Clear
          </Button>
        )}
      </Toolbar>
      <ListBody query={query} noun={["member", "members"]} empty={empty} onMove={move}>
        {(rows, stale) => <MemberTable rows={rows} stale={stale} sort={variables.orderBy ?? undefined} onSort={sortBy} />}
      </ListBody>
    </>
  );
}
