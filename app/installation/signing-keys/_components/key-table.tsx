import { Text } from "@mantine/core";
import { CopyableId } from "../../../_components/copy/copyable-id";
import type { Column } from "../../../_components/lists/data-table/column";
import { DataTable } from "../../../_components/lists/data-table/data-table";
import { RelativeTime } from "../../../_components/texts/relative-time";
import { algorithmNames } from "../../../_components/texts/algorithm-names";
import type { SigningKey } from "../queries";
import { KeyState } from "./key-state";
import { KeyUses } from "./key-uses";
import classes from "./key-table.module.css";

type Row = SigningKey & { id: string };

const columns: Column<Row>[] = [
  {
    id: "key",
    header: "Key",
    cell: ({ algorithm, kid }) => (
      <div className={classes.key}>
        <span className={classes.name}>
          {algorithmNames[algorithm].name} <span className={classes.what}>{algorithmNames[algorithm].what}</span>
        </span>
        <CopyableId value={kid} what="key id" short />
      </div>
    ),
  },
  { id: "state", header: "State", width: 112, cell: ({ state }) => <KeyState state={state} /> },
  { id: "signs", header: "Signs", width: 176, cell: (key) => <Signs {...key} /> },
  {
    id: "goes",
    header: "Published until",
    width: 144,
    cell: ({ publishedUntil }) =>
      publishedUntil ? (
        <RelativeTime at={publishedUntil} />
      ) : (
        <Text component="span" size="sm" c="dimmed">
          It is replaced
        </Text>
      ),
  },
  { id: "made", header: "Made", width: 144, roomy: true, cell: (key) => <Made {...key} /> },
];

const held: Column<Row> = { id: "held", header: "Held by", width: 168, cell: (key) => <KeyUses {...key} /> };

/** The keys that are published, newest first. What holds them is known to administrators alone. */
export function KeyTable({ keys }: { keys: SigningKey[] }) {
  const rows = keys.map((key) => ({ ...key, id: key.kid }));
  const shown = keys.some(({ uses }) => uses !== null) ? [...columns.slice(0, 4), held, ...columns.slice(4)] : columns;
  return <DataTable label="Published signing keys" columns={shown} rows={rows} />;
}

function Signs({ state, signsFrom, signsUntil }: SigningKey) {
  if (state === "NEXT")
    return (
      <span>
        Begins <RelativeTime at={signsFrom} />
      </span>
    );
  if (state === "SIGNING")
    return (
      <div className={classes.lines}>
        <span>
          Began <RelativeTime at={signsFrom} />
        </span>
        {signsUntil && (
          <span className={classes.quiet}>
            Ends <RelativeTime at={signsUntil} />
          </span>
        )}
      </div>
    );
  if (signsUntil === null) return <span className={classes.quiet}>No longer</span>;
  if (signsUntil <= signsFrom) return <span className={classes.quiet}>Never did</span>;
  return (
    <span className={classes.quiet}>
      Ended <RelativeTime at={signsUntil} />
    </span>
  );
}

function Made({ createdAt, createdBy }: SigningKey) {
  return (
    <div className={classes.lines}>
      <span>
        <RelativeTime at={createdAt} />
      </span>
      {createdBy?.type === "USER" && <span className={classes.quiet}>by {createdBy.name ?? "somebody who is gone"}</span>}
    </div>
  );
}
