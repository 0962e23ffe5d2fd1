import { queryOptions } from "@tanstack/react-query";
import { execute } from "../../../../_graphql/execute";
import { graphql, type ResultOf } from "../../../../_graphql/graphql";
import { productsKey } from "../../queries";

export const publishedDocument = graphql(`
  query PublishedEvents($id: ID!) {
    product(id: $id) {
      id
      version
      eventTypes {
        name
        description
      }
      eventPublisherId
    }
  }
`);

export type Published = NonNullable<ResultOf<typeof publishedDocument>["product"]>;

/** Which events a product publishes, and who does. */
export const publishedQuery = (id: string) =>
  queryOptions({
    queryKey: [...productsKey, "events", id, "published"],
    queryFn: async ({ signal }) => (await execute(publishedDocument, { id }, signal)).product,
  });
