import { queryOptions } from "@tanstack/react-query";
import { execute } from "./execute";
import { graphql } from "./graphql";
import { requestOf } from "./request";
import { send } from "./send";

const document = graphql(`
  query Viewer {
    viewer {
      id
      type
      name
      email
      administrator
      memberships {
        team {
          id
          name
          slug
        }
        permissions
      }
    }
  }
`);

/** Who is signed in, their teams, and what they may do there. */
export const viewerQuery = queryOptions({
  queryKey: ["viewer"],
  queryFn: async ({ signal }) => (await execute(document, {}, signal)).viewer,
  staleTime: 60_000,
});

/** The request of `viewerQuery`. */
export const viewerRequest = requestOf(document, {});

/** Who the session belongs to at this moment, without asking the person to sign in; null when it is nobody's. @throws NetworkError */
export const currentViewer = async () => (await send(document, {})).data?.viewer ?? null;

export type Viewer = NonNullable<Awaited<ReturnType<NonNullable<typeof viewerQuery.queryFn>>>>;
export type Membership = Viewer["memberships"][number];
