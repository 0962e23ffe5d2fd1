"use client";

import { useQuery } from "@tanstack/react-query";
import { FilterMenu } from "../../../_components/lists/filter-menu";
import { PageHelp } from "../../../_components/page/page-help";
import { Toolbar } from "../../../_components/lists/toolbar";
import { useTeam } from "../../../_teams/team-context";
import { soonDays } from "../../_components/tokens/token-state";
import { expiringCountsQuery, expiringDocument } from "../counts";
import { readDays } from "../../_components/usage/read-days";
import { ExpiringGroups } from "./expiring-groups";
import { ExpiringKeys } from "./expiring-keys";
import { ExpiringRoles } from "./expiring-roles";
import { ExpiringSecrets } from "./expiring-secrets";
import { ExpiringTokens } from "./expiring-tokens";
import type { ExpiringProps } from "./expiring-props";
import { KindChips } from "./kind-chips";
import { ReviewHeader } from "./review-header";
import { useReviewList } from "./use-review-list";

const lists = {
  tokens: ExpiringTokens,
  secrets: ExpiringSecrets,
  keys: (props: ExpiringProps) => <ExpiringKeys {...props} of="keys" />,
  rules: (props: ExpiringProps) => <ExpiringKeys {...props} of="rules" />,
  roles: ExpiringRoles,
  groups: ExpiringGroups,
};

/** What stops counting soon by itself, to be renewed before somebody misses it. */
export function Expiring() {
  const { can, team } = useTeam();
  const list = useReviewList({ field: "EXPIRES_AT", direction: "ASC" });
  const { days, options } = readDays(list.values.days, soonDays, [7, 14, 30, 90]);
  const sees = { tokens: can("token:read"), roles: can("role:read"), groups: can("group:read") };
  const variables = { teamId: team.id, days, ...sees };
  const { data } = useQuery(expiringCountsQuery(variables));
  const all: { value: keyof typeof lists; label: string; count: number | undefined; shown?: boolean }[] = [
    { value: "tokens", label: "API tokens", count: data?.tokens?.totalCount, shown: sees.tokens },
    { value: "secrets", label: "Client secrets", count: data?.secrets?.totalCount },
    { value: "keys", label: "Public keys", count: data?.keys?.totalCount },
    { value: "rules", label: "Trust rules", count: data?.rules?.totalCount },
    { value: "roles", label: "Assigned roles", count: data?.roles?.totalCount, shown: sees.roles },
    { value: "groups", label: "Memberships", count: data?.groups?.totalCount, shown: sees.groups },
  ];
  const kinds = all.filter(({ shown = true }) => shown);
  // Without a word in the URL, the first that has something.
  const kind = (kinds.find(({ value }) => value === list.values.of) ?? kinds.find(({ count }) => count) ?? kinds[0])?.value ?? "secrets";
  const List = lists[kind];
  return (
    <>
      <ReviewHeader
        help={
          <PageHelp document={expiringDocument} variables={variables}>
            What counts now and ends by itself within the chosen time. Renew what is needed: reset a token, rotate a secret, add a new key, or give a role or a
            membership a later end. Webhooks can tell of it too.
          </PageHelp>
        }
      />
      <Toolbar
        label="What ends soon"
        right={
          <FilterMenu
            label="Within"
            value={String(days)}
            options={options}
            all={null}
            onChange={(text) => list.filter({ days: text === String(soonDays) ? "" : text })}
          />
        }
      >
        <KindChips kinds={kinds} value={kind} onChange={(of) => list.filter({ of })} />
      </Toolbar>
      {(data !== undefined || list.values.of !== "") && <List key={kind} list={list} days={days} />}
    </>
  );
}
