import { queryOptions } from "@tanstack/react-query";
import { execute } from "../../../_graphql/execute";
import { graphql } from "../../../_graphql/graphql";

const document = graphql(`
  query PermissionsOfProduct($id: ID!) {
    product(id: $id) {
      permissions {
        name
        title
        description
        dependsOn
        peopleOnly
      }
    }
  }
`);

/** What a product declares. Needs `product:read`. */
export const productPermissionsQuery = (id: string) =>
  queryOptions({
    queryKey: ["products", "permissions", id],
    queryFn: async ({ signal }) => (await execute(document, { id }, signal)).product?.permissions ?? [],
  });
