import { execute } from "../../../_graphql/execute";
import { graphql, type VariablesOf } from "../../../_graphql/graphql";
import type { Pickable } from "./pick-many";
import type { Assignee } from "../../roles/assignee";
import { rolesKey } from "../../roles/queries";

const document = graphql(`
  query RoleChoices($teamId: ID!, $filter: RoleFilter) {
    roles(teamId: $teamId, first: 30, filter: $filter) {
      nodes {
        id
        name
        product {
          name
        }
      }
    }
  }
`);

type Filter = NonNullable<VariablesOf<typeof document>["filter"]>;

/** Finds roles by a text, for `PickMany`. Needs `role:read`. */
export const roleChoices = (teamId: string, filter: Filter) => (search: string) => ({
  queryKey: [...rolesKey, "choices", teamId, filter, search],
  queryFn: async ({ signal }: { signal: AbortSignal }): Promise<Pickable[]> => {
    const { roles } = await execute(document, { teamId, filter: { ...filter, ...(search && { search }) } }, signal);
    return (roles?.nodes ?? []).map(({ id, name, product }) => ({ id, name, detail: filter.productId ? undefined : product.name }));
  },
});

/** The roles that somebody can hold: for a service account those of its product that are for service accounts. */
export const rolesFor = (teamId: string, { type, productId }: Pick<Assignee, "type" | "productId">) =>
  roleChoices(teamId, type === "service-account" ? { productId, assignableTo: "SERVICE_ACCOUNTS" } : {});
