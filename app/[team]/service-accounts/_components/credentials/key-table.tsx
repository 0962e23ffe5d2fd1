import { Button } from "@mantine/core";
import type { Column } from "../../../../_components/lists/data-table/column";
import { DataTable } from "../../../../_components/lists/data-table/data-table";
import { CopyableId } from "../../../../_components/copy/copyable-id";
import { EndText } from "../../../_components/ends/end-text";
import { LastUsed } from "../../../_components/usage/last-used";
import { Added } from "./added";
import { CredentialBadge } from "./credential-badge";
import classes from "./credentials.module.css";
import { keyKind } from "./key-kind";
import type { PublicKey } from "../../credentials";
import { keyState } from "../../../_components/credentials/secret-state";
import { useNow } from "./use-now";

interface Props {
  keys: PublicKey[];
  /** Left out for those who may not. */
  onRemove?: (key: PublicKey) => void;
}

/** The public keys of an account, and the addresses where it publishes some. */
export function KeyTable({ keys, onRemove }: Props) {
  const now = useNow();
  const columns: Column<PublicKey>[] = [
    {
      id: "name",
      header: "Name",
      cell: ({ name, kid, jwksUrl }) => (
        <div className={classes.name}>
          <strong>{name}</strong>
          <div className={classes.id}>
            <CopyableId short value={kid ?? jwksUrl ?? ""} what={kid ? "key id" : "address"} />
          </div>
        </div>
      ),
    },
    { id: "kind", header: "Kind", width: 128, cell: (row) => <Kind of={row} /> },
    { id: "state", header: "State", width: 148, cell: (row) => <CredentialBadge state={keyState(row, now)} /> },
    { id: "lastUsed", header: "Last used", width: 112, cell: ({ lastUsedAt, lastUse }) => <LastUsed at={lastUsedAt} use={lastUse} /> },
    { id: "expires", header: "Expires", width: 112, cell: ({ expiresAt }) => <EndText at={expiresAt} /> },
    { id: "added", header: "Added", width: "20%", cell: (row) => <Added {...row} /> },
  ];
  return (
    <DataTable
      label="Public keys"
      columns={columns}
      rows={keys}
      actions={
        onRemove &&
        ((row: PublicKey) => (
          <Button size="xs" variant="default" aria-label={`Remove ${row.name}`} onClick={() => onRemove(row)}>
            Remove
          </Button>
        ))
      }
    />
  );
}

function Kind({ of }: { of: PublicKey }) {
  if (of.jwksUrl) return "Key set";
  const { name, algorithms } = keyKind(of.jwk);
  return (
    <>
      {name}
      <div className={classes.kind}>{algorithms.join(", ")}</div>
    </>
  );
}
