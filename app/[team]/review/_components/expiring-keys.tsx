import { IconTrash } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { Column } from "../../../_components/lists/data-table/column";
import { RelativeTime } from "../../../_components/texts/relative-time";
import { RowName } from "../../../_components/lists/row-name";
import { MissingPermission } from "../../_components/permissions/missing-permission";
import { useTeam } from "../../../_teams/team-context";
import { useRemoveKeys, useRemoveRules } from "../../_components/credentials/use-ended";
import { LastUsed } from "../../_components/usage/last-used";
import { EndText } from "../../_components/ends/end-text";
import { type KeyOfTeam, publicKeysQuery, trustRulesQuery } from "../credential-lists";
import { endOrder } from "./end-order";
import type { ExpiringProps } from "./expiring-props";
import { NothingFound } from "./nothing-found";
import { ReviewList } from "./review-list";

interface Props extends ExpiringProps {
  of: "keys" | "rules";
}

const words = {
  keys: { noun: ["public key", "public keys"] as [string, string], label: "Public keys that end soon", none: "No public key ends soon" },
  rules: { noun: ["trust rule", "trust rules"] as [string, string], label: "Trust rules that end soon", none: "No trust rule ends soon" },
};

/** Public keys or trust rules that end soon, to be removed at one click. */
export function ExpiringKeys({ list, days, of }: Props) {
  const { can, path, team } = useTeam();
  const variables = { teamId: team.id, filter: { expiresWithinDays: days }, ...endOrder(list) };
  const keys = useQuery({ ...publicKeysQuery(variables), enabled: of === "keys" });
  const rules = useQuery({ ...trustRulesQuery(variables), enabled: of === "rules" });
  const [removeKeys, removeRules] = [useRemoveKeys(), useRemoveRules()];
  const { mutate, isPending } = of === "keys" ? removeKeys : removeRules;
  const mayRemove = can("service-account:regenerate-keys");
  const { noun, label, none } = words[of];
  const hrefOf = ({ id, serviceAccount }: KeyOfTeam) =>
    path(`/service-accounts/${serviceAccount.id}${of === "rules" ? `/trust-rules/${id}?tab=settings` : "?tab=credentials"}`);
  const columns: Column<KeyOfTeam>[] = [
    { id: "name", header: "Name", cell: (row) => <RowName href={hrefOf(row)} name={row.name} id={row.id} /> },
    { id: "account", header: "Service account", width: "22%", cell: (row) => row.serviceAccount.name },
    { id: "lastUsed", header: "Last used", width: "16%", cell: (row) => <LastUsed at={row.lastUsedAt} /> },
    { id: "expires", header: "Expires", sort: "EXPIRES_AT", width: "16%", cell: (row) => <EndText at={row.expiresAt} /> },
    { id: "created", header: "Created", sort: "CREATED_AT", width: "16%", cell: (row) => <RelativeTime at={row.createdAt} /> },
  ];
  return (
    <>
      <ReviewList
        label={label}
        noun={noun}
        query={of === "keys" ? keys : rules}
        variables={variables}
        columns={columns}
        nameOf={(row) => row.name}
        hrefOf={hrefOf}
        onMove={list.move}
        sort={variables.orderBy}
        onSort={list.sortBy}
        empty={<NothingFound title={none}>None that counts ends within the next {days} days.</NothingFound>}
        act={mayRemove ? { verb: "Remove", icon: IconTrash, run: (items) => mutate({ items, end: true }), running: isPending } : undefined}
      />
      {!mayRemove && <MissingPermission permission="service-account:regenerate-keys" />}
    </>
  );
}
