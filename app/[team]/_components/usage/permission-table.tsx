import { useState } from "react";
import { Button, Text } from "@mantine/core";
import type { Column } from "../../../_components/lists/data-table/column";
import { DataTable } from "../../../_components/lists/data-table/data-table";
import { RelativeTime } from "../../../_components/texts/relative-time";
import { usePhone } from "../../../_components/page/use-phone";
import { wholeNumber } from "./scale";
import classes from "./permission-table.module.css";
import type { UsedAccount } from "../../service-accounts/uses";

interface Row {
  id: string;
  /** Null where it isn't held any more. */
  title: string | null;
  lastUsedAt: string;
  uses: number;
}

const columns: Column<Row>[] = [
  {
    id: "permission",
    header: "Permission",
    cell: ({ id, title }) => (
      <div className={classes.permission}>
        <strong>{title ?? "Not held any more"}</strong>
        <code>{id}</code>
      </div>
    ),
  },
  { id: "lastUsed", header: "Last exercised", width: 152, cell: ({ lastUsedAt }) => <RelativeTime at={lastUsedAt} /> },
  { id: "uses", header: "Times", width: 112, align: "right", cell: ({ uses }) => wholeNumber(uses) },
];

/** How many are shown at first: fewer on a phone, where each is a card. */
const most = { phone: 3, wide: 6 };

interface Props {
  uses: UsedAccount["permissionUses"];
  /** What it may do now, where that is known. */
  held: UsedAccount["permissions"];
  none: string;
}

/** The permissions that were exercised, the latest first. */
export function PermissionTable({ uses, held, none }: Props) {
  const [all, setAll] = useState(false);
  const first = usePhone() ? most.phone : most.wide;
  const titles = new Map(held.map(({ name, title }) => [name, title]));
  const rows = uses.map(({ permission, ...use }) => ({ id: permission, title: titles.get(permission) ?? null, ...use }));
  if (rows.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {none}
      </Text>
    );
  const more = rows.length - first;
  return (
    <>
      <DataTable label="Permissions exercised" columns={columns} rows={all ? rows : rows.slice(0, first)} />
      {more > 0 && (
        <Button mt="xs" size="xs" variant="subtle" color="gray" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? `Show the last ${first}` : `Show ${more} more`}
        </Button>
      )}
    </>
  );
}
