import type { Column } from "../../../_components/lists/data-table/column";
import { PageLink } from "../../../_components/page/page-link";
import { RelativeTime } from "../../../_components/texts/relative-time";
import { RowName } from "../../../_components/lists/row-name";
import { CreatedBy } from "../created-by";
import { LastUsed } from "../usage/last-used";
import type { ApiTokenListItem } from "../../tokens/queries";
import { BoundMarks } from "./bound-marks";
import { EndText } from "../ends/end-text";
import { TokenBadge } from "./token-badge";
import classes from "./tokens.module.css";

interface Paths {
  token: (id: string) => string;
  /** Left out on the page of the one account whose tokens they are. */
  account?: (id: string) => string;
}

/** The columns of a list of tokens; all but name and state can be hidden. */
export function tokenColumns({ token, account }: Paths): Column<ApiTokenListItem>[] {
  const accountColumn: Column<ApiTokenListItem> = {
    id: "account",
    header: "Service account",
    width: "15%",
    cell: ({ serviceAccount: { id, name, enabled } }) => (
      <>
        <PageLink href={account?.(id) ?? ""} className={classes.account}>
          {name}
        </PageLink>
        {!enabled && <div className={classes.off}>disabled</div>}
      </>
    ),
  };
  return [
    { id: "name", header: "Name", sort: "NAME", cell: (row) => <RowName href={token(row.id)} name={row.name} id={row.hint} /> },
    { id: "state", header: "State", width: 148, cell: (row) => <TokenBadge token={row} /> },
    ...(account ? [accountColumn] : []),
    { id: "scopes", header: "Scopes", width: 72, align: "right", optional: "shown", roomy: true, cell: (row) => <ScopeCount count={row.scopes.length} /> },
    { id: "bound", header: "Bound to", width: 88, optional: "shown", roomy: true, cell: (row) => <BoundMarks token={row} /> },
    { id: "lastUsed", header: "Last used", width: 112, optional: "shown", cell: (row) => <LastUsed at={row.lastUsedAt} /> },
    { id: "expires", header: "Expires", sort: "EXPIRES_AT", width: 112, optional: "shown", cell: (row) => <EndText at={row.expiresAt} /> },
    { id: "createdBy", header: "Created by", width: "10%", optional: "shown", roomy: true, cell: (row) => <CreatedBy creator={row.createdBy} /> },
    { id: "created", header: "Created", sort: "CREATED_AT", width: 120, optional: "hidden", cell: (row) => <RelativeTime at={row.createdAt} /> },
  ];
}

/** How many scopes a token has; one without any can do nothing. */
function ScopeCount({ count }: { count: number }) {
  return count === 0 ? (
    <span className={classes.nothing} title="It can do nothing.">
      None
    </span>
  ) : (
    count
  );
}
