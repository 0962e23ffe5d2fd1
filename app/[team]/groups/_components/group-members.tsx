import { Button } from "@mantine/core";
import { IconFilterOff, IconUserMinus, IconUserPlus, IconUsersPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useSelection } from "../../../_components/lists/data-table/selection";
import { FilterMenu } from "../../../_components/lists/filter-menu";
import { later, withCode } from "../../../_components/later";
import { ListBody } from "../../../_components/lists/list-body";
import { Message } from "../../../_components/notices/message";
import { SearchField } from "../../../_components/lists/search-field";
import { SelectionBar } from "../../../_components/lists/selection-bar";
import { Toolbar } from "../../../_components/lists/toolbar";
import { useListState } from "../../../_components/lists/use-list-state";
import { MissingPermission } from "../../_components/permissions/missing-permission";
import { useTeam } from "../../../_teams/team-context";
import { type Group, groupMembershipsQuery, type GroupMembershipsVariables } from "../queries";
import { MembershipTable } from "./membership-table";
import type { Leaving } from "../../_components/memberships/remove-members";

const AddMembers = later(() => import("./add-members"));
const RemoveMembers = later(() => import("../../_components/memberships/remove-members"));

const filters = ["search", "type"] as const;
const kinds = [
  { value: "MEMBER", label: "People" },
  { value: "SERVICE_ACCOUNT", label: "Service accounts" },
];

/** Who is in a group, and the ways in and out. */
export function GroupMembers({ group }: { group: Group }) {
  const { can } = useTeam();
  const list = useListState(filters);
  const { search, type } = list.values;
  const kind = type === "MEMBER" || type === "SERVICE_ACCOUNT" ? type : null;
  const filter: GroupMembershipsVariables["filter"] = { ...(search && { search }), ...(kind && { type: kind }) };
  const variables: GroupMembershipsVariables = { groupId: group.id, filter, ...list.page };
  const query = useQuery(groupMembershipsQuery(variables));
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<Leaving>();
  const rows = query.data?.nodes;
  const selection = useSelection(rows, JSON.stringify(variables));
  const chosen = (rows ?? []).filter(({ id }) => selection.ids.has(id));
  const remove = () => {
    const who = chosen.map(({ name, member, serviceAccount }) => ({ id: (member ?? serviceAccount)?.id, name }));
    withCode(RemoveMembers, () => setLeaving({ group, who }));
  };
  const editable = can("group:update");
  const nothingYet = query.data?.totalCount === 0 && !query.isPlaceholderData && !list.filtered;
  const addButton = editable && (
    <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={() => withCode(AddMembers, () => setAdding(true))}>
      Add members
    </Button>
  );
  const empty = list.filtered ? (
    <Message
      icon={IconFilterOff}
      title="Nobody matches"
      action={
        <Button variant="default" onClick={list.clear}>
          Clear search and filters
        </Button>
      }
    >
      The search looks at names and e-mail addresses of people, and at names, descriptions and client ids of service accounts.
    </Message>
  ) : (
    <Message icon={IconUsersPlus} title="Nobody is in this group yet" action={addButton}>
      People and service accounts that you add have the group&apos;s roles at once.
      {!editable && <MissingPermission permission="group:update" />}
    </Message>
  );
  return (
    <>
      {!nothingYet && (
        <Toolbar label="Members" right={addButton}>
          <SearchField label="Search name, e-mail" value={search} onChange={list.search} />
          <FilterMenu label="Show" value={type} options={kinds} onChange={(chosenType) => list.filter({ type: chosenType })} />
        </Toolbar>
      )}
      <ListBody query={query} noun={["member", "members"]} empty={empty} onMove={list.move}>
        {(shown, stale) => <MembershipTable rows={shown} stale={stale} selection={editable ? selection : undefined} />}
      </ListBody>
      {!editable && !nothingYet && <MissingPermission permission="group:update" />}
      {editable && (
        <>
          <SelectionBar count={chosen.length} noun={["member", "members"]} onClear={selection.clear}>
            <Button variant="default" c="var(--lk-bad)" leftSection={<IconUserMinus size={16} aria-hidden />} onClick={remove}>
              Remove from group
            </Button>
          </SelectionBar>
          <AddMembers group={group} opened={adding} onClose={() => setAdding(false)} />
          <RemoveMembers what={leaving} onClose={() => setLeaving(undefined)} onDone={selection.clear} />
        </>
      )}
    </>
  );
}
