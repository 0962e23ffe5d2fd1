import { Badge, Text } from "@mantine/core";
import { useRouter } from "next/navigation";
import type { Column } from "../../../_components/lists/data-table/column";
import { DataTable } from "../../../_components/lists/data-table/data-table";
import type { Selection } from "../../../_components/lists/data-table/selection";
import { RelativeTime } from "../../../_components/texts/relative-time";
import { RowName } from "../../../_components/lists/row-name";
import { UntilText } from "../../_components/ends/until-text";
import { useTeam } from "../../../_teams/team-context";
import { CreatedBy } from "../../_components/created-by";
import type { GroupMembership } from "../queries";

interface Props {
  rows: GroupMembership[] | undefined;
  stale: boolean;
  selection: Selection | undefined;
}

/** Who is in a group, one page of it. */
export function MembershipTable({ rows, stale, selection }: Props) {
  const { path } = useTeam();
  const router = useRouter();
  const hrefOf = ({ member, serviceAccount }: GroupMembership) =>
    member ? path(`/members/${member.id}`) : serviceAccount ? path(`/service-accounts/${serviceAccount.id}`) : undefined;
  const columns: Column<GroupMembership>[] = [
    { id: "name", header: "Name", cell: (row) => <Who row={row} href={hrefOf(row)} /> },
    {
      id: "kind",
      header: "Kind",
      width: 152,
      cell: ({ type }) => (
        <Badge color="gray" miw="max-content">
          {type === "MEMBER" ? "Person" : "Service account"}
        </Badge>
      ),
    },
    { id: "until", header: "Until", width: 192, cell: ({ until, active }) => <UntilText until={until} active={active} /> },
    { id: "since", header: "Since", width: 136, cell: ({ createdAt }) => <RelativeTime at={createdAt} /> },
    { id: "by", header: "Added by", width: "16%", cell: ({ createdBy }) => <CreatedBy creator={createdBy} /> },
  ];
  return (
    <DataTable
      label="Members of the group"
      columns={columns}
      rows={rows}
      stale={stale}
      selection={selection}
      nameOf={({ name }) => name}
      onOpen={(row) => {
        const href = hrefOf(row);
        if (href) router.push(href);
      }}
    />
  );
}

function Who({ row, href }: { row: GroupMembership; href: string | undefined }) {
  const { name, member, serviceAccount } = row;
  if (!href) return <Text size="sm">{name}</Text>;
  return <RowName href={href} name={name} id={member?.email ?? serviceAccount?.product.name ?? ""} />;
}
