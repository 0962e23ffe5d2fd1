import { queryOptions } from "@tanstack/react-query";
import { execute } from "../../_graphql/execute";
import { graphql, type ResultOf, type VariablesOf } from "../../_graphql/graphql";
import { impactFields } from "../_components/impact/impact";

const adviceFields = graphql(`
  fragment AdviceFields on LeastPrivilege @_unmask {
    advised
    since
    used
    unused
    unassign {
      id
      name
    }
    leave {
      id
      name
    }
    narrow {
      permissions
      replaces {
        id
        name
      }
    }
  }
`);

export const adviceListDocument = graphql(
  `
    query LeastPrivilegeAdvice($teamId: ID!, $days: Int, $first: Int, $after: String) {
      leastPrivilegeAdvice(teamId: $teamId, days: $days, first: $first, after: $after) {
        endCursor
        observedSince
        nodes {
          ...AdviceFields
          serviceAccount {
            id
            name
            clientId
            product {
              id
              name
              builtIn
            }
          }
        }
      }
    }
  `,
  [adviceFields],
);

const adviceDocument = graphql(
  `
    query LeastPrivilege($serviceAccountId: ID!, $days: Int) {
      leastPrivilege(serviceAccountId: $serviceAccountId, days: $days) {
        ...AdviceFields
      }
    }
  `,
  [adviceFields],
);

export const applyDocument = graphql(
  `
    mutation ApplyLeastPrivilege($input: ApplyLeastPrivilegeInput!, $dryRun: Boolean) {
      applyLeastPrivilege(input: $input, dryRun: $dryRun) {
        undo
        impact {
          ...ImpactFields
        }
        userErrors {
          field
          message
          code
        }
      }
    }
  `,
  [impactFields],
);

const undoDocument = graphql(`
  mutation UndoLeastPrivilege($undo: String!) {
    undoLeastPrivilege(undo: $undo) {
      userErrors {
        field
        message
      }
    }
  }
`);

type AdvicePage = NonNullable<ResultOf<typeof adviceListDocument>["leastPrivilegeAdvice"]>;
export type AdvisedAccount = AdvicePage["nodes"][number];
export type Advice = NonNullable<ResultOf<typeof adviceDocument>["leastPrivilege"]>;
export type AdviceListVariables = VariablesOf<typeof adviceListDocument>;
export type ApplyInput = VariablesOf<typeof applyDocument>["input"];

// Below the key of what people may do, so that each change of permissions counts here.
const adviceKey = ["effective-permissions", "advice"];

/** The accounts that hold more than they use. */
export const adviceListQuery = (variables: AdviceListVariables) =>
  queryOptions({
    queryKey: [...adviceKey, "list", variables],
    queryFn: async ({ signal }) => (await execute(adviceListDocument, variables, signal)).leastPrivilegeAdvice,
  });

/** What one account holds and doesn't use. */
export const adviceQuery = (serviceAccountId: string, days: number) =>
  queryOptions({
    queryKey: [...adviceKey, "one", serviceAccountId, days],
    queryFn: async ({ signal }) => (await execute(adviceDocument, { serviceAccountId, days }, signal)).leastPrivilege,
  });

export const applyAdvice = async (input: ApplyInput) => (await execute(applyDocument, { input })).applyLeastPrivilege;

export const undoAdvice = async (undo: string) => (await execute(undoDocument, { undo })).undoLeastPrivilege;
