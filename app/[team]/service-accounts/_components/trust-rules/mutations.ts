import { execute } from "../../../../_graphql/execute";
import { graphql, type VariablesOf } from "../../../../_graphql/graphql";

/** What makes a trust rule. */
export const addTrustRuleDocument = graphql(`
  mutation AddTrustRule($input: AddTrustRuleInput!) {
    addTrustRule(input: $input) {
      trustRule {
        id
        name
      }
      userErrors {
        field
        message
      }
    }
  }
`);

const updateDocument = graphql(`
  mutation UpdateTrustRule($id: ID!, $input: UpdateTrustRuleInput!) {
    updateTrustRule(id: $id, input: $input) {
      trustRule {
        version
        name
        issuer
        audience
        conditions {
          claim
          pattern
        }
        expiresAt
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const addTrustRule = async (input: VariablesOf<typeof addTrustRuleDocument>["input"]) => (await execute(addTrustRuleDocument, { input })).addTrustRule;

export const updateTrustRule = async (variables: VariablesOf<typeof updateDocument>) => (await execute(updateDocument, variables)).updateTrustRule;
