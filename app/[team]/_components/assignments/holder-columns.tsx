import { Text } from "@mantine/core";
import type { Column } from "../../../_components/lists/data-table/column";
import { RelativeTime } from "../../../_components/texts/relative-time";
import { RowName } from "../../../_components/lists/row-name";
import { UntilText } from "../ends/until-text";
import { CreatedBy } from "../created-by";
import { assigneeKind, assigneeOf } from "../../roles/assignee";
import type { RoleAssignment } from "../../roles/assignments";

const kindOf = (row: RoleAssignment): string => {
  const kind = assigneeKind[assigneeOf(row.holder).type];
  return kind.slice(0, 1).toUpperCase() + kind.slice(1);
};

/** What tells holders of the same name apart. */
function detailOf({ holder }: RoleAssignment): string {
  return holder.member?.email ?? holder.serviceAccount?.clientId ?? holder.id;
}

/** The columns of a list of those who hold a role. */
export const holderColumns = (hrefOf: (row: RoleAssignment) => string): Column<RoleAssignment>[] => [
  { id: "holder", header: "Holder", cell: (row) => <RowName href={hrefOf(row)} name={row.holder.name} id={detailOf(row)} /> },
  { id: "kind", header: "Kind", width: 144, cell: kindOf },
  ...timeColumns,
];

/** Since when, by whom, and until when something is assigned. */
export const timeColumns: Column<RoleAssignment>[] = [
  {
    id: "since",
    header: "Since",
    width: "24%",
    cell: (row) => (
      <>
        <RelativeTime at={row.createdAt} />{" "}
        <Text component="span" size="sm" c="dimmed">
          by <CreatedBy creator={row.createdBy} />
        </Text>
      </>
    ),
  },
  { id: "until", header: "Until", width: 168, cell: (row) => <UntilText until={row.until} active={row.active} /> },
];
