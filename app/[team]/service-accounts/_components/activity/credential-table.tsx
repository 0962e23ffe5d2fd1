import { Button } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Column } from "../../../../_components/lists/data-table/column";
import { DataTable } from "../../../../_components/lists/data-table/data-table";
import { PageLink } from "../../../../_components/page/page-link";
import { usePhone } from "../../../../_components/page/use-phone";
import { wholeNumber } from "../../../_components/usage/scale";
import { useTeam } from "../../../../_teams/team-context";
import { LastUsed } from "../../../_components/usage/last-used";
import classes from "./activity.module.css";
import type { CredentialUse } from "./credential-uses";

/** How many are shown at first: fewer on a phone, where each is a card. */
const most = { phone: 3, wide: 6 };

/** The credentials of an account, the last used first. */
export function CredentialTable({ uses }: { uses: CredentialUse[] | undefined }) {
  const { path } = useTeam();
  const router = useRouter();
  const [all, setAll] = useState(false);
  const first = usePhone() ? most.phone : most.wide;
  const columns: Column<CredentialUse>[] = [
    {
      id: "credential",
      header: "Credential",
      cell: (use) => (
        <div className={classes.credential}>
          <PageLink href={path(use.path)} className={classes.name}>
            {use.name}
          </PageLink>
          <span className={classes.kind}>{use.kind}</span>
        </div>
      ),
    },
    { id: "lastUsed", header: "Last used", width: 128, cell: ({ lastUse }) => <LastUsed at={lastUse?.at ?? null} /> },
    { id: "address", header: "From", width: "20%", cell: ({ lastUse }) => (lastUse?.address ? <code>{lastUse.address}</code> : "–") },
    { id: "agent", header: "Program", width: "16%", cell: ({ lastUse }) => lastUse?.agent ?? "–" },
    { id: "calls", header: "Calls, 30 days", width: 112, align: "right", cell: ({ calls }) => wholeNumber(calls) },
    {
      id: "refusals",
      header: "Refused",
      width: 88,
      align: "right",
      cell: ({ refusals }) => <span className={refusals > 0 ? classes.refused : undefined}>{wholeNumber(refusals)}</span>,
    },
  ];
  const more = (uses?.length ?? 0) - first;
  return (
    <>
      <DataTable
        label="Last use of each credential"
        columns={columns}
        rows={all ? uses : uses?.slice(0, first)}
        onOpen={(use) => router.push(path(use.path))}
      />
      {more > 0 && (
        <Button mt="xs" size="xs" variant="subtle" color="gray" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? `Show the last used ${first}` : `Show ${more} more`}
        </Button>
      )}
    </>
  );
}
