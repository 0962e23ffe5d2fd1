"use client";

import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import Link from "next/link";
import { CopyRequest } from "../../../_components/copy-request";
import { ErrorNotice } from "../../../_components/error-notice";
import { PageHeader } from "../../../_components/page-header";
import { Pager } from "../../../_components/pager";
import { useTeam } from "../../_components/team-context";
import { serviceAccountsDocument } from "../queries";
import { AccountFilters } from "./account-filters";
import { AccountTable } from "./account-table";
import { NoAccounts } from "./no-accounts";
import { useAccountList } from "./use-account-list";

/** The team's service accounts. */
export function AccountList() {
  const { can, path } = useTeam();
  const list = useAccountList();
  const { data, error, isPlaceholderData, refetch } = list.query;
  const filtered = Boolean(list.values.search || list.values.state || list.values.product);
  const none = data?.totalCount === 0 && !isPlaceholderData;
  return (
    <>
      <PageHeader
        title="Service accounts"
        lead="Machine identities of this team. Each has its own client keys, and stays when people leave."
        actions={
          <>
            <CopyRequest document={serviceAccountsDocument} variables={list.variables} />
            {can("service-account:create") && (
              <Button component={Link} href={path("/service-accounts/new")} leftSection={<IconPlus size={16} aria-hidden />}>
                New service account
              </Button>
            )}
          </>
        }
      />
      {(!none || filtered) && <AccountFilters values={list.values} set={list.set} search={list.search} />}
      {error && !data && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {none && <NoAccounts filtered={filtered} onClear={() => list.set({ search: "", state: "", product: "", after: "", before: "" })} />}
      {!none && (data || !error) && (
        <AccountTable rows={data?.nodes} stale={isPlaceholderData} sort={list.variables.orderBy ?? undefined} onSort={list.sortBy} />
      )}
      {data && !none && <Pager pageInfo={data.pageInfo} totalCount={data.totalCount} noun={["service account", "service accounts"]} onMove={list.set} />}
    </>
  );
}
