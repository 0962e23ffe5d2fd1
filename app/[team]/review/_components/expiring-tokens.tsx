import { useQuery } from "@tanstack/react-query";
import { useTeam } from "../../../_teams/team-context";
import { apiTokensQuery } from "../../tokens/queries";
import type { ExpiringProps } from "./expiring-props";
import { NothingFound } from "./nothing-found";
import { TokenReview } from "./token-review";

/** API tokens that end soon. */
export function ExpiringTokens({ list, days }: ExpiringProps) {
  const { team } = useTeam();
  const variables = { teamId: team.id, filter: { expiresWithinDays: days }, ...list.arguments };
  return (
    <TokenReview
      label="API tokens that end soon"
      list={list}
      query={useQuery(apiTokensQuery(variables))}
      variables={variables}
      empty={<NothingFound title="No API token ends soon">None that counts ends within the next {days} days.</NothingFound>}
      withMenu
    />
  );
}
