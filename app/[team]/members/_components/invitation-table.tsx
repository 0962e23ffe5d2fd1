import { Badge, Button, Group, Text } from "@mantine/core";
import type { Column } from "../../../_components/lists/data-table/column";
import { DataTable } from "../../../_components/lists/data-table/data-table";
import { RelativeTime } from "../../../_components/texts/relative-time";
import { useTeam } from "../../../_teams/team-context";
import { CreatedBy } from "../../_components/created-by";
import type { Invitation } from "../queries";

interface Props {
  rows: Invitation[] | undefined;
  stale: boolean;
  /** Left out for those who may not invite. */
  onResend?: (invitation: Invitation) => void;
  onRevoke?: (invitation: Invitation) => void;
}

/** The open invitations of one page of the list. */
export function InvitationTable({ rows, stale, onResend, onRevoke }: Props) {
  const { can } = useTeam();
  const columns: Column<Invitation>[] = [
    {
      id: "email",
      header: "E-mail",
      cell: ({ email }) => (
        <Text size="sm" fw={500} c="var(--lk-strong)" style={{ overflowWrap: "anywhere" }}>
          {email}
        </Text>
      ),
    },
    ...(can("role:read") || can("group:read") ? [{ id: "gives", header: "Gives", width: "26%", cell: (row: Invitation) => <Gives {...row} /> }] : []),
    {
      id: "by",
      header: "Invited",
      width: "20%",
      cell: ({ createdAt, createdBy }) => (
        <>
          <RelativeTime at={createdAt} /> by <CreatedBy creator={createdBy} />
        </>
      ),
    },
    {
      id: "until",
      header: "Link works until",
      width: 168,
      cell: ({ expiresAt, expired }) => (
        <>
          {expired && <Badge color="gray">Expired</Badge>} <RelativeTime at={expiresAt} />
        </>
      ),
    },
    ...(onResend && onRevoke
      ? [
          {
            id: "actions",
            header: "",
            width: 216,
            cell: (row: Invitation) => (
              <Group gap={4} justify="flex-end" wrap="nowrap">
                <Button size="xs" variant="default" aria-label={`Send again to ${row.email}`} onClick={() => onResend(row)}>
                  Send again
                </Button>
                <Button size="xs" variant="subtle" color="gray" aria-label={`Withdraw the invitation of ${row.email}`} onClick={() => onRevoke(row)}>
                  Withdraw
                </Button>
              </Group>
            ),
          },
        ]
      : []),
  ];
  return <DataTable label="Invitations" columns={columns} rows={rows} stale={stale} />;
}

function Gives({ roles, groups }: Pick<Invitation, "roles" | "groups">) {
  const parts = [roles?.map(({ name }) => name).join(", "), groups && groups.length > 0 && `groups: ${groups.map(({ name }) => name).join(", ")}`].filter(
    Boolean,
  );
  return <span style={{ overflowWrap: "anywhere" }}>{parts.join("; ") || "Nothing yet"}</span>;
}
