import { execute } from "../../../../_graphql/execute";
import { graphql, type VariablesOf } from "../../../../_graphql/graphql";

const setDocument = graphql(`
  mutation SetProductEvents($productId: ID!, $input: SetProductEventsInput!) {
    setProductEvents(productId: $productId, input: $input) {
      product {
        id
        version
        eventTypes {
          name
          description
        }
        eventPublisherId
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

/** Says which events a product publishes, and who does. */
export const setProductEvents = async (variables: VariablesOf<typeof setDocument>) => (await execute(setDocument, variables)).setProductEvents;
