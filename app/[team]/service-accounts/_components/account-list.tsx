"use client";

import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { PageLink } from "../../../_components/page/page-link";
import { ColumnsMenu } from "../../../_components/lists/data-table/columns-menu";
import { useSelection } from "../../../_components/lists/data-table/selection";
import { useColumns } from "../../../_components/lists/data-table/use-columns";
import { ListBody } from "../../../_components/lists/list-body";
import { PageHeader } from "../../../_components/page/page-header";
import { PageHelp } from "../../../_components/page/page-help";
import { Toolbar } from "../../../_components/lists/toolbar";
import { headings } from "../../_components/headings";
import { useTeam } from "../../../_teams/team-context";
import { type ServiceAccountListItem, serviceAccountsDocument } from "../queries";
import { AccountActions } from "./account-actions";
import { accountColumns } from "./account-columns";
import { AccountFilters } from "./account-filters";
import { accountNoun } from "../../_components/service-accounts/account-noun";
import { AccountTable } from "./account-table";
import { BulkActions } from "./bulk-actions";
import { ExportLink } from "./export-link";
import { NoAccounts } from "./no-accounts";
import { useAccountList } from "./use-account-list";

/** The team's service accounts. */
export function AccountList() {
  const { can, path } = useTeam();
  const list = useAccountList();
  const { data, isPlaceholderData } = list.query;
  const hrefOf = (row: ServiceAccountListItem) => path(`/service-accounts/${row.id}`);
  const columns = useColumns("service-accounts", accountColumns(hrefOf));
  const selection = useSelection(data?.nodes, JSON.stringify(list.variables));
  const selectable = can("service-account:update") || can("service-account:delete");
  const nothingYet = data?.totalCount === 0 && !isPlaceholderData && !list.filtered;
  return (
    <AccountActions>
      <PageHeader
        {...headings["/service-accounts"]}
        help={
          <PageHelp document={serviceAccountsDocument} variables={list.variables}>
            A service account is what a program is to the API: it has no password and can&apos;t sign in here. It gets access tokens with its client keys, may
            do what its roles permit on one product, and can be switched off at any time, which refuses the tokens it has as well.
          </PageHelp>
        }
        actions={
          <>
            {can("service-account:create") && !nothingYet && (
              <Button component={PageLink} href={path("/service-accounts/new")} leftSection={<IconPlus size={16} aria-hidden />}>
                New service account
              </Button>
            )}
          </>
        }
      />
      {!nothingYet && (
        <Toolbar
          label="Service accounts"
          right={
            <>
              <ColumnsMenu choices={columns.choices} onShow={columns.show} onReset={columns.reset} />
              <ExportLink filter={list.variables.filter} />
            </>
          }
        >
          <AccountFilters {...list} />
        </Toolbar>
      )}
      <ListBody query={list.query} noun={accountNoun} empty={<NoAccounts filtered={list.filtered} onClear={list.clear} />} onMove={list.move}>
        {(rows, stale) => (
          <AccountTable
            columns={columns.shown}
            rows={rows}
            stale={stale}
            hrefOf={hrefOf}
            selection={selectable ? selection : undefined}
            sort={list.variables.orderBy ?? undefined}
            onSort={list.sortBy}
          />
        )}
      </ListBody>
      {selectable && <BulkActions selection={selection} rows={data?.nodes ?? []} />}
    </AccountActions>
  );
}
