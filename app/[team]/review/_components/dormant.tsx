"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { FilterMenu } from "../../../_components/lists/filter-menu";
import { PageHelp } from "../../../_components/page/page-help";
import { Toolbar } from "../../../_components/lists/toolbar";
import { useTeam } from "../../../_teams/team-context";
import { serviceAccountsDocument } from "../../service-accounts/queries";
import { dormantCountsQuery } from "../counts";
import { dormantDays } from "../review-paths";
import { unusedSince } from "../../_components/usage/unused-since";
import { readDays } from "../../_components/usage/read-days";
import { DormantAccounts } from "./dormant-accounts";
import { DormantSecrets } from "./dormant-secrets";
import { DormantTokens } from "./dormant-tokens";
import { KindChips } from "./kind-chips";
import { ReviewHeader } from "./review-header";
import { useReviewList } from "./use-review-list";

const lists = { accounts: DormantAccounts, secrets: DormantSecrets, tokens: DormantTokens };

/** Accounts, secrets and tokens that nobody has used for long, to be ended at one click. */
export function Dormant() {
  const { can, team } = useTeam();
  const list = useReviewList({ field: "CREATED_AT", direction: "ASC" });
  const { days, options } = readDays(list.values.days, dormantDays, [30, 60, 90, 180, 365]);
  const [now] = useState(() => Date.now());
  const since = unusedSince(days, now);
  const { data } = useQuery(dormantCountsQuery({ teamId: team.id, days }));
  const kinds = [
    { value: "accounts", label: "Service accounts", count: data?.dormantServiceAccounts },
    { value: "secrets", label: "Client secrets", count: data?.dormantClientSecrets },
    ...(can("token:read") ? [{ value: "tokens", label: "API tokens", count: data?.dormantApiTokens ?? undefined } as const] : []),
  ] as const;
  const { value: kind } = kinds.find(({ value }) => value === list.values.of) ?? kinds[0];
  const List = lists[kind];
  return (
    <>
      <ReviewHeader
        help={
          <PageHelp document={serviceAccountsDocument} variables={{ teamId: team.id, filter: { enabled: true, unusedSince: since } }}>
            What is in force and was last used before the chosen time, or was made before it and never used. A use is a token that was granted, or a call that
            was answered. What is ended here can be taken back.
          </PageHelp>
        }
      />
      <Toolbar
        label="What nobody uses"
        right={
          <FilterMenu
            label="Unused for"
            value={String(days)}
            options={options}
            all={null}
            onChange={(text) => list.filter({ days: text === String(dormantDays) ? "" : text })}
          />
        }
      >
        <KindChips kinds={kinds} value={kind} onChange={(of) => list.filter({ of: of === "accounts" ? "" : of })} />
      </Toolbar>
      <List key={kind} list={list} days={days} since={since} />
    </>
  );
}
