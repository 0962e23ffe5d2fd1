import { useQuery } from "@tanstack/react-query";
import { useTeam } from "../../../_teams/team-context";
import { apiTokensQuery } from "../../tokens/queries";
import type { DormantProps } from "./dormant-props";
import { NothingFound } from "./nothing-found";
import { TokenReview } from "./token-review";

/** API tokens that count and that nobody has used for long. */
export function DormantTokens({ list, days, since }: DormantProps) {
  const { team } = useTeam();
  const variables = { teamId: team.id, filter: { state: "ACTIVE" as const, unusedSince: since }, ...list.arguments };
  return (
    <TokenReview
      label="Dormant API tokens"
      list={list}
      query={useQuery(apiTokensQuery(variables))}
      variables={variables}
      empty={<NothingFound title="No dormant API token">Every one in force was used within the last {days} days, or is newer.</NothingFound>}
    />
  );
}
