import { useQuery } from "@tanstack/react-query";
import type { Column } from "../../../_components/lists/data-table/column";
import { RelativeTime } from "../../../_components/texts/relative-time";
import { RowName } from "../../../_components/lists/row-name";
import { useTeam } from "../../../_teams/team-context";
import { type EndingMembership, endingMembershipsQuery } from "../ending-memberships";
import { endOrder } from "./end-order";
import type { ExpiringProps } from "./expiring-props";
import { NothingFound } from "./nothing-found";
import { ReviewList } from "./review-list";

/** Who is in a group until a date that is near. */
export function ExpiringGroups({ list, days }: ExpiringProps) {
  const { path, team } = useTeam();
  const variables = { teamId: team.id, filter: { expiresWithinDays: days }, ...endOrder(list) };
  const hrefOf = ({ group }: EndingMembership) => path(`/groups/${group.id}?tab=members`);
  const columns: Column<EndingMembership>[] = [
    {
      id: "who",
      header: "Who",
      cell: (row) => <RowName href={hrefOf(row)} name={row.name} id={row.type === "MEMBER" ? "Member" : "Service account"} />,
    },
    { id: "group", header: "Group", width: "28%", cell: ({ group }) => group.name },
    { id: "until", header: "Until", sort: "EXPIRES_AT", width: "18%", cell: ({ until }) => until && <RelativeTime at={until} /> },
    { id: "since", header: "Since", sort: "CREATED_AT", width: "18%", cell: (row) => <RelativeTime at={row.createdAt} /> },
  ];
  return (
    <ReviewList
      label="Group memberships that end soon"
      noun={["group membership", "group memberships"]}
      query={useQuery(endingMembershipsQuery(variables))}
      variables={variables}
      columns={columns}
      nameOf={({ name, group }) => `${name} in ${group.name}`}
      hrefOf={hrefOf}
      onMove={list.move}
      sort={variables.orderBy}
      onSort={list.sortBy}
      empty={<NothingFound title="No group membership ends soon">None that counts ends within the next {days} days.</NothingFound>}
    />
  );
}
