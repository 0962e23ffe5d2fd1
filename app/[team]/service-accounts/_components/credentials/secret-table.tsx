import { Button } from "@mantine/core";
import { useState } from "react";
import type { Column } from "../../../../_components/lists/data-table/column";
import { DataTable } from "../../../../_components/lists/data-table/data-table";
import { EndText } from "../../../_components/ends/end-text";
import { LastUsed } from "../../../_components/usage/last-used";
import { Added } from "./added";
import { CredentialBadge } from "./credential-badge";
import classes from "./credentials.module.css";
import type { ClientSecret } from "../../credentials";
import { type CredentialState, secretName, secretStates } from "../../../_components/credentials/secret-state";
import { useNow } from "./use-now";

interface Props {
  /** The newest first. */
  secrets: readonly ClientSecret[];
  /** Left out for those who may not. */
  onRetire?: (secret: ClientSecret) => void;
}

type Row = ClientSecret & { state: CredentialState };

const columns: Column<Row>[] = [
  {
    id: "secret",
    header: "Secret",
    cell: (row) => <code className={row.state === "ENDED" ? `${classes.secret} ${classes.ended}` : classes.secret}>{secretName(row)}</code>,
  },
  { id: "state", header: "State", width: 148, cell: ({ state }) => <CredentialBadge state={state} /> },
  { id: "lastUsed", header: "Last used", width: "16%", cell: ({ lastUsedAt, lastUse }) => <LastUsed at={lastUsedAt} use={lastUse} /> },
  { id: "expires", header: "Expires", width: "16%", cell: ({ expiresAt }) => <EndText at={expiresAt} /> },
  { id: "created", header: "Created", width: "26%", cell: (row) => <Added {...row} /> },
];

/** The secrets that count, and at a click those that have ended not long ago. */
export function SecretTable({ secrets, onRetire }: Props) {
  const now = useNow();
  const [all, setAll] = useState(false);
  const rows = secretStates(secrets, now).map(({ secret, state }) => ({ ...secret, state }));
  const inForce = rows.filter(({ state }) => state !== "ENDED");
  const ended = rows.length - inForce.length;
  return (
    <>
      {(inForce.length > 0 || all) && (
        <DataTable
          label="Client secrets"
          columns={columns}
          rows={all ? rows : inForce}
          actions={
            onRetire &&
            ((row: Row) =>
              row.state === "ENDED" ? null : (
                <Button size="xs" variant="default" aria-label={`Retire ${secretName(row)} now`} onClick={() => onRetire(row)}>
                  Retire now
                </Button>
              ))
          }
        />
      )}
      {ended > 0 && (
        <Button className={classes.below} size="xs" variant="subtle" color="gray" onClick={() => setAll(!all)}>
          {all ? "Hide those that have ended" : `Show ${ended} that ${ended === 1 ? "has" : "have"} ended`}
        </Button>
      )}
    </>
  );
}
