import { queryOptions } from "@tanstack/react-query";
import { execute } from "../../../_graphql/execute";
import { graphql, type ResultOf } from "../../../_graphql/graphql";

const corsCheckDocument = graphql(`
  query CorsCheck($tokenId: ID, $serviceAccountId: ID, $origin: String!) {
    corsCheck(tokenId: $tokenId, serviceAccountId: $serviceAccountId, origin: $origin) {
      allowed
      reason
      message
      pattern
    }
  }
`);

export type CorsAnswer = NonNullable<ResultOf<typeof corsCheckDocument>["corsCheck"]>;

/** Whose list of origins is looked at. */
export type Sender = { tokenId: string; serviceAccountId?: undefined } | { serviceAccountId: string; tokenId?: undefined };

/** What a browser would get that calls from an origin, and why. */
export const corsCheckQuery = (sender: Sender, origin: string) =>
  queryOptions({
    queryKey: ["api-tokens", "cors-check", sender, origin],
    queryFn: async ({ signal }) => (await execute(corsCheckDocument, { ...sender, origin }, signal)).corsCheck,
    staleTime: 0,
  });
