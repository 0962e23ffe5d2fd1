import { useQuery } from "@tanstack/react-query";
import { useTeam } from "../../../_teams/team-context";
import { clientSecretsQuery } from "../credential-lists";
import type { DormantProps } from "./dormant-props";
import { endOrder } from "./end-order";
import { NothingFound } from "./nothing-found";
import { SecretList } from "./secret-list";

/** Client secrets that count and that nobody has used for long. */
export function DormantSecrets({ list, days, since }: DormantProps) {
  const { team } = useTeam();
  const variables = { teamId: team.id, filter: { unusedSince: since }, ...endOrder(list) };
  return (
    <SecretList
      label="Dormant client secrets"
      list={list}
      query={useQuery(clientSecretsQuery(variables))}
      variables={variables}
      empty={<NothingFound title="No dormant client secret">Every one in force was used within the last {days} days, or is newer.</NothingFound>}
    />
  );
}
