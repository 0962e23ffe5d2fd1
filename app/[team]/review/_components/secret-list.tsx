import { IconBan } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { Column } from "../../../_components/lists/data-table/column";
import { RelativeTime } from "../../../_components/texts/relative-time";
import { RowName } from "../../../_components/lists/row-name";
import { MissingPermission } from "../../_components/permissions/missing-permission";
import { useTeam } from "../../../_teams/team-context";
import { secretName } from "../../_components/credentials/secret-state";
import { useRetireSecrets } from "../../_components/credentials/use-ended";
import { LastUsed } from "../../_components/usage/last-used";
import { EndText } from "../../_components/ends/end-text";
import type { SecretOfTeam } from "../credential-lists";
import { endOrder } from "./end-order";
import { ReviewList } from "./review-list";
import type { ReviewListState } from "./use-review-list";

interface Props extends Pick<Parameters<typeof ReviewList<SecretOfTeam>>[0], "label" | "query" | "variables"> {
  list: ReviewListState;
  empty: ReactNode;
}

const named = ({ id, serviceAccount }: SecretOfTeam) => ({ id, name: `The secret of ${serviceAccount.name}` });

/** Client secrets of all the team's accounts, to be retired at one click. */
export function SecretList({ list, ...rest }: Props) {
  const { can, path } = useTeam();
  const { mutate, isPending } = useRetireSecrets();
  const hrefOf = ({ serviceAccount }: SecretOfTeam) => path(`/service-accounts/${serviceAccount.id}?tab=credentials`);
  const columns: Column<SecretOfTeam>[] = [
    { id: "account", header: "Service account", cell: (row) => <RowName href={hrefOf(row)} name={row.serviceAccount.name} id={secretName(row)} /> },
    { id: "lastUsed", header: "Last used", width: "18%", cell: (row) => <LastUsed at={row.lastUsedAt} /> },
    { id: "expires", header: "Expires", sort: "EXPIRES_AT", width: "18%", cell: (row) => <EndText at={row.expiresAt} /> },
    { id: "created", header: "Created", sort: "CREATED_AT", width: "18%", cell: (row) => <RelativeTime at={row.createdAt} /> },
  ];
  const mayRetire = can("service-account:regenerate-keys");
  return (
    <>
      <ReviewList
        {...rest}
        noun={["client secret", "client secrets"]}
        columns={columns}
        nameOf={(row) => `secret ${secretName(row)} of ${row.serviceAccount.name}`}
        hrefOf={hrefOf}
        onMove={list.move}
        sort={endOrder(list).orderBy}
        onSort={list.sortBy}
        act={mayRetire ? { verb: "Retire", icon: IconBan, run: (items) => mutate({ items: items.map(named), end: true }), running: isPending } : undefined}
      />
      {!mayRetire && <MissingPermission permission="service-account:regenerate-keys" />}
    </>
  );
}
