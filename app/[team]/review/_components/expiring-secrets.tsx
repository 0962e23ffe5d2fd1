import { useQuery } from "@tanstack/react-query";
import { useTeam } from "../../../_teams/team-context";
import { clientSecretsQuery } from "../credential-lists";
import { endOrder } from "./end-order";
import type { ExpiringProps } from "./expiring-props";
import { NothingFound } from "./nothing-found";
import { SecretList } from "./secret-list";

/** Client secrets that end soon. */
export function ExpiringSecrets({ list, days }: ExpiringProps) {
  const { team } = useTeam();
  const variables = { teamId: team.id, filter: { expiresWithinDays: days }, ...endOrder(list) };
  return (
    <SecretList
      label="Client secrets that end soon"
      list={list}
      query={useQuery(clientSecretsQuery(variables))}
      variables={variables}
      empty={<NothingFound title="No client secret ends soon">None in force ends within the next {days} days.</NothingFound>}
    />
  );
}
