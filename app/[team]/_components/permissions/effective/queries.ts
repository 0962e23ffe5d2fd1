import { queryOptions } from "@tanstack/react-query";
import { execute } from "../../../../_graphql/execute";
import { graphql, type ResultOf } from "../../../../_graphql/graphql";

/** Whose permissions are looked at. */
export type Whose = { memberId: string; serviceAccountId?: undefined } | { serviceAccountId: string; memberId?: undefined };

const roadFields = graphql(`
  fragment RoadFields on Road @_unmask {
    until
    role {
      id
      name
    }
    group {
      id
      name
    }
  }
`);

export const effectiveDocument = graphql(
  `
    query EffectivePermissions($teamId: ID!, $memberId: ID, $serviceAccountId: ID) {
      effectivePermissions(teamId: $teamId, memberId: $memberId, serviceAccountId: $serviceAccountId) {
        nextEnd
        permissions {
          permission {
            name
            title
          }
          product {
            id
            name
            builtIn
          }
          roads {
            ...RoadFields
          }
        }
        withheld {
          reason
          message
          until
          permission {
            name
            title
          }
          role {
            id
            name
          }
          group {
            id
            name
          }
        }
      }
    }
  `,
  [roadFields],
);

const canDocument = graphql(
  `
    query Can($teamId: ID!, $memberId: ID, $serviceAccountId: ID, $permission: String!, $productId: ID) {
      can(teamId: $teamId, memberId: $memberId, serviceAccountId: $serviceAccountId, permission: $permission, productId: $productId) {
        allowed
        reason
        roads {
          ...RoadFields
        }
      }
    }
  `,
  [roadFields],
);

type Effective = NonNullable<ResultOf<typeof effectiveDocument>["effectivePermissions"]>;
export type EffectivePermission = Effective["permissions"][number];
export type Withheld = Effective["withheld"][number];
export type Road = EffectivePermission["roads"][number];

/** What somebody may do, and why; null when there is nobody of this id. */
export const effectiveQuery = (teamId: string, whose: Whose) =>
  queryOptions({
    queryKey: ["effective-permissions", teamId, whose],
    queryFn: async ({ signal }) => (await execute(effectiveDocument, { teamId, ...whose }, signal)).effectivePermissions,
  });

/** Whether somebody holds a permission, and why. */
export const canQuery = (teamId: string, whose: Whose, permission: string, productId: string | undefined) =>
  queryOptions({
    queryKey: ["can", teamId, whose, permission, productId],
    queryFn: async ({ signal }) => (await execute(canDocument, { teamId, ...whose, permission, productId }, signal)).can,
    staleTime: 0,
  });
