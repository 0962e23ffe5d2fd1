import { IconCircleOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { Column } from "../../../_components/lists/data-table/column";
import { RelativeTime } from "../../../_components/texts/relative-time";
import { RowName } from "../../../_components/lists/row-name";
import { useTeam } from "../../../_teams/team-context";
import { accountNoun } from "../../_components/service-accounts/account-noun";
import { CreatedBy } from "../../_components/created-by";
import { LastUsed } from "../../_components/usage/last-used";
import { useSetAccountsEnabled } from "../../_components/service-accounts/use-set-accounts-enabled";
import { type ServiceAccountListItem, serviceAccountsQuery } from "../../service-accounts/queries";
import type { DormantProps } from "./dormant-props";
import { NothingFound } from "./nothing-found";
import { ReviewList } from "./review-list";

/** Accounts that are switched on and that nobody has used for long. */
export function DormantAccounts({ list, days, since }: DormantProps) {
  const { can, path, team } = useTeam();
  const { orderBy, ...page } = list.arguments;
  const variables = {
    teamId: team.id,
    filter: { enabled: true, unusedSince: since },
    orderBy: orderBy.field === "EXPIRES_AT" ? null : { ...orderBy, field: orderBy.field },
    ...page,
  };
  const query = useQuery(serviceAccountsQuery(variables));
  const { mutate } = useSetAccountsEnabled();
  const hrefOf = (row: ServiceAccountListItem) => path(`/service-accounts/${row.id}`);
  const columns: Column<ServiceAccountListItem>[] = [
    { id: "name", header: "Name", sort: "NAME", cell: (row) => <RowName href={hrefOf(row)} name={row.name} id={row.clientId} /> },
    { id: "product", header: "Product", width: "18%", cell: (row) => row.product.name },
    { id: "lastUsed", header: "Last used", width: "16%", cell: (row) => <LastUsed at={row.lastUsedAt} /> },
    { id: "created", header: "Created", sort: "CREATED_AT", width: "16%", cell: (row) => <RelativeTime at={row.createdAt} /> },
    { id: "createdBy", header: "Created by", width: "14%", roomy: true, cell: (row) => <CreatedBy creator={row.createdBy} /> },
  ];
  return (
    <ReviewList
      label="Dormant service accounts"
      noun={accountNoun}
      query={query}
      variables={variables}
      columns={columns}
      nameOf={(row) => row.name}
      hrefOf={hrefOf}
      onMove={list.move}
      sort={list.arguments.orderBy}
      onSort={list.sortBy}
      empty={<NothingFound title="No dormant service account">Every one that is enabled was used within the last {days} days, or is newer.</NothingFound>}
      act={
        can("service-account:update")
          ? {
              verb: "Disable",
              icon: IconCircleOff,
              can: (row) => row.enabled,
              run: (accounts) => mutate({ items: accounts, enabled: false }),
            }
          : undefined
      }
    />
  );
}
