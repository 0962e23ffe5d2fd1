import { IconBan } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { Column } from "../../../_components/lists/data-table/column";
import { RowName } from "../../../_components/lists/row-name";
import { MissingPermission } from "../../_components/permissions/missing-permission";
import { useTeam } from "../../../_teams/team-context";
import { LastUsed } from "../../_components/usage/last-used";
import { EndText } from "../../_components/ends/end-text";
import { TokenActions } from "../../_components/tokens/token-actions";
import { TokenMenu } from "../../_components/tokens/token-menu";
import { tokenNoun } from "../../_components/tokens/token-noun";
import { useRevokeTokens } from "../../_components/tokens/use-revoke-tokens";
import type { ApiTokenListItem } from "../../tokens/queries";
import { ReviewList } from "./review-list";
import type { ReviewListState } from "./use-review-list";

interface Props extends Pick<Parameters<typeof ReviewList<ApiTokenListItem>>[0], "label" | "query" | "variables"> {
  list: ReviewListState;
  empty: ReactNode;
  /** True to offer all that can be done with a token, such as its reset. */
  withMenu?: boolean;
}

/** API tokens of all the team's accounts, to be revoked at one click. */
export function TokenReview({ list, withMenu = false, ...rest }: Props) {
  const { can, path } = useTeam();
  const { mutate, isPending } = useRevokeTokens();
  const hrefOf = (row: ApiTokenListItem) => path(`/tokens/${row.id}`);
  const columns: Column<ApiTokenListItem>[] = [
    { id: "name", header: "Name", sort: "NAME", cell: (row) => <RowName href={hrefOf(row)} name={row.name} id={row.hint} /> },
    { id: "account", header: "Service account", width: "20%", cell: ({ serviceAccount: { name, enabled } }) => (enabled ? name : `${name} (disabled)`) },
    { id: "lastUsed", header: "Last used", width: "16%", cell: (row) => <LastUsed at={row.lastUsedAt} /> },
    { id: "expires", header: "Expires", sort: "EXPIRES_AT", width: "16%", cell: (row) => <EndText at={row.expiresAt} /> },
  ];
  const mayRevoke = can("token:revoke");
  return (
    <TokenActions>
      <ReviewList
        {...rest}
        noun={tokenNoun}
        columns={columns}
        nameOf={(row) => row.name}
        hrefOf={hrefOf}
        onMove={list.move}
        sort={list.arguments.orderBy}
        onSort={list.sortBy}
        act={mayRevoke ? { verb: "Revoke", icon: IconBan, run: (items) => mutate({ items, end: true }), running: isPending } : undefined}
        menu={withMenu ? (row) => <TokenMenu token={row} /> : undefined}
      />
      {!mayRevoke && <MissingPermission permission="token:revoke" />}
    </TokenActions>
  );
}
