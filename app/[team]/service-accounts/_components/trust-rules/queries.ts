import { queryOptions } from "@tanstack/react-query";
import { execute } from "../../../../_graphql/execute";
import { graphql, type ResultOf } from "../../../../_graphql/graphql";
import { serviceAccountsKey } from "../../queries";

export const trustRulesDocument = graphql(`
  query TrustRules($id: ID!) {
    serviceAccount(id: $id) {
      id
      name
      clientId
      enabled
      allowedCidrs
      requireDpop
      trustRules {
        id
        name
        issuer
        audience
        conditions {
          claim
          pattern
        }
        version
        active
        createdAt
        createdBy {
          type
          id
          name
        }
        expiresAt
        lastUsedAt
        lastUse {
          at
          address
          agent
        }
      }
    }
  }
`);

export type RuleAccount = NonNullable<ResultOf<typeof trustRulesDocument>["serviceAccount"]>;
export type TrustRule = RuleAccount["trustRules"][number];

const rulesKey = (accountId: string) => [...serviceAccountsKey, "trust-rules", accountId];

/** An account with its trust rules; null when it isn't there. */
export const trustRulesQuery = (accountId: string) =>
  queryOptions({
    queryKey: rulesKey(accountId),
    queryFn: async ({ signal }) => (await execute(trustRulesDocument, { id: accountId }, signal)).serviceAccount,
  });

const testTokenDocument = graphql(`
  query TestTrustedToken($serviceAccountId: ID!, $token: String!) {
    testTrustedToken(serviceAccountId: $serviceAccountId, token: $token) {
      accepted
      ruleId
      problem
      claims
      verdicts {
        ruleId
        ruleName
        accepted
        checks {
          claim
          pattern
          holds
          found
          hint
        }
      }
    }
  }
`);

export type TokenCheck = NonNullable<ResultOf<typeof testTokenDocument>["testTrustedToken"]>;
export type RuleVerdict = TokenCheck["verdicts"][number];

/** Asks what a token would come to. It is a credential, so nothing of it is kept. */
export const testTrustedToken = async (serviceAccountId: string, token: string) =>
  (await execute(testTokenDocument, { serviceAccountId, token })).testTrustedToken;
