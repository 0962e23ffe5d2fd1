"use client";

import { Button, Group } from "@mantine/core";
import { IconChevronRight } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { DataTable } from "../../../_components/lists/data-table/data-table";
import { ErrorNotice } from "../../../_components/notices/error-notice";
import { FilterMenu } from "../../../_components/lists/filter-menu";
import { PageHelp } from "../../../_components/page/page-help";
import { firstPage } from "../../../_components/lists/page-arguments";
import { Toolbar } from "../../../_components/lists/toolbar";
import { useListState } from "../../../_components/lists/use-list-state";
import { useTeam } from "../../../_teams/team-context";
import { adviceListDocument, adviceListQuery, type AdviceListVariables } from "../advice";
import { dormantDays } from "../review-paths";
import { type AdviceRow, adviceColumns } from "./advice-columns";
import { mayApplyAny } from "../../_components/advice/advice-needs";
import { ApplyAdviceButton } from "../../_components/advice/apply-advice-button";
import { readDays } from "../../_components/usage/read-days";
import { NothingFound } from "./nothing-found";
import { ObservedSince } from "../../_components/advice/observed-since";
import { ReviewHeader } from "./review-header";

/** The accounts that hold more than they use, with what could be taken from each. */
export function UnusedPermissions() {
  const { can, path, team } = useTeam();
  const router = useRouter();
  const { values, filter, move } = useListState(["days"]);
  const { days, options } = readDays(values.days, dormantDays, [30, 60, 90, 180, 365]);
  const variables: AdviceListVariables = { teamId: team.id, days, ...(values.after && { after: values.after }) };
  const { data, error, refetch } = useQuery(adviceListQuery(variables));
  const rows = data?.nodes.map((advice): AdviceRow => ({ ...advice, id: advice.serviceAccount.id }));
  const hrefOf = (row: AdviceRow) => path(`/service-accounts/${row.id}?tab=permissions`);
  const pages = (values.after || data?.endCursor) && (
    <Group gap="xs" justify="flex-end" mt="md">
      {values.after && (
        <Button variant="default" onClick={() => move(firstPage)}>
          First page
        </Button>
      )}
      {data?.endCursor && (
        <Button variant="default" rightSection={<IconChevronRight size={16} aria-hidden />} onClick={() => move({ ...firstPage, after: data.endCursor ?? "" })}>
          Look further
        </Button>
      )}
    </Group>
  );
  return (
    <>
      <ReviewHeader
        help={
          <PageHelp document={adviceListDocument} variables={variables}>
            What service accounts hold by their roles and groups, against what they have used for so many days. Roles and groups of which nothing was used can
            go; one of which a part was used can be replaced by a narrower one. What was given lately isn&apos;t touched, and of a product that never told of a
            use nothing is said.
          </PageHelp>
        }
      />
      <Toolbar
        label="Permissions that nobody uses"
        right={
          <FilterMenu
            label="Unused for"
            value={String(days)}
            options={options}
            all={null}
            onChange={(text) => filter({ days: text === String(dormantDays) ? "" : text })}
          />
        }
      >
        {data && <ObservedSince at={data.observedSince} days={days} />}
      </Toolbar>
      {error && !data ? (
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      ) : rows?.length === 0 ? (
        <NothingFound title={data?.endCursor ? "Nothing to take among the first" : "No account holds more than it uses"}>
          {data?.endCursor
            ? "There are more accounts to look at."
            : `Every permission that a service account has held for ${days} days was used, or nothing is known of its use.`}
        </NothingFound>
      ) : (
        <DataTable
          label="Accounts that hold more than they use"
          columns={adviceColumns(hrefOf)}
          rows={rows}
          nameOf={(row) => row.serviceAccount.name}
          onOpen={(row) => router.push(hrefOf(row))}
          actions={mayApplyAny(can) ? (row) => <ApplyAdviceButton account={row.serviceAccount} advice={row} days={days} size="xs" /> : undefined}
        />
      )}
      {pages}
    </>
  );
}
