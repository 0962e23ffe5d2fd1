import type { ReactNode } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { ColumnsMenu } from "../../../_components/lists/data-table/columns-menu";
import { DataTable } from "../../../_components/lists/data-table/data-table";
import { useSelection } from "../../../_components/lists/data-table/selection";
import { useColumns } from "../../../_components/lists/data-table/use-columns";
import { ListBody } from "../../../_components/lists/list-body";
import { Toolbar } from "../../../_components/lists/toolbar";
import { useTeam } from "../../../_teams/team-context";
import { apiTokenQuery } from "../../tokens/queries";
import { BulkRevoke } from "./bulk-revoke";
import { NoTokens } from "./no-tokens";
import { tokenColumns } from "./token-columns";
import { TokenFilters } from "./token-filters";
import { TokenMenu } from "./token-menu";
import { tokenNoun } from "./token-noun";
import type { TokenListState } from "./use-token-list";

interface Props {
  list: TokenListState;
  /** True where the tokens are those of one account. */
  ofOne?: boolean;
  /** The way to a new one. */
  create: ReactNode;
  /** Beside the filters. */
  more?: ReactNode;
}

/** A list of API tokens with its filters, and what can be done with those that are chosen. */
export function Tokens({ list, ofOne = false, create, more }: Props) {
  const { can, path } = useTeam();
  const router = useRouter();
  const queryClient = useQueryClient();
  const { data, isPlaceholderData } = list.query;
  const paths = { token: (id: string) => path(`/tokens/${id}`), account: (id: string) => path(`/service-accounts/${id}?tab=tokens`) };
  const columns = useColumns(ofOne ? "account-tokens" : "tokens", tokenColumns(ofOne ? { token: paths.token } : paths));
  const selection = useSelection(data?.nodes, JSON.stringify(list.variables));
  const nothingYet = data?.totalCount === 0 && !isPlaceholderData && !list.filtered;
  return (
    <>
      {!nothingYet && (
        <Toolbar
          label="API tokens"
          right={
            <>
              <ColumnsMenu choices={columns.choices} onShow={columns.show} onReset={columns.reset} />
              {more}
            </>
          }
        >
          <TokenFilters {...list} ofOne={ofOne} />
        </Toolbar>
      )}
      <ListBody query={list.query} noun={tokenNoun} empty={<NoTokens filtered={list.filtered} onClear={list.clear} create={create} />} onMove={list.move}>
        {(rows, stale) => (
          <DataTable
            label="API tokens"
            columns={columns.shown}
            rows={rows}
            stale={stale}
            nameOf={(row) => row.name}
            onOpen={(row) => router.push(paths.token(row.id))}
            onHover={(row) => void queryClient.prefetchQuery(apiTokenQuery(row.id))}
            actions={(row) => <TokenMenu token={row} />}
            selection={can("token:revoke") ? selection : undefined}
            sort={list.variables.orderBy ?? undefined}
            onSort={list.sortBy}
          />
        )}
      </ListBody>
      {can("token:revoke") && <BulkRevoke selection={selection} rows={data?.nodes ?? []} />}
    </>
  );
}
