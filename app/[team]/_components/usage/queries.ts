import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { execute } from "../../../_graphql/execute";
import { graphql, type ResultOf } from "../../../_graphql/graphql";
import { type Span, spanStart } from "./spans";

const usageFragment = graphql(`
  fragment UsageFields on Usage @_unmask {
    calls
    refusals
    points {
      at
      calls
      refusals
    }
  }
`);

const accountDocument = graphql(
  `
    query AccountUsage($id: ID!, $by: UsageInterval!, $from: DateTime!) {
      serviceAccount(id: $id) {
        id
        usage(by: $by, from: $from) {
          ...UsageFields
        }
      }
    }
  `,
  [usageFragment],
);

const tokenDocument = graphql(
  `
    query TokenUsage($id: ID!, $by: UsageInterval!, $from: DateTime!) {
      apiToken(id: $id) {
        id
        usage(by: $by, from: $from) {
          ...UsageFields
        }
      }
    }
  `,
  [usageFragment],
);

const rulesDocument = graphql(
  `
    query TrustRuleUsage($accountId: ID!, $by: UsageInterval!, $from: DateTime!) {
      serviceAccount(id: $accountId) {
        id
        trustRules {
          id
          usage(by: $by, from: $from) {
            ...UsageFields
          }
        }
      }
    }
  `,
  [usageFragment],
);

export type Usage = ResultOf<typeof usageFragment>;
export type UsagePoint = Usage["points"][number];

/** Whose use is asked for. */
export type UsageOf = { kind: "account"; id: string } | { kind: "token"; id: string } | { kind: "trust-rule"; id: string; accountId: string };

async function fetchUsage(of: UsageOf, range: { by: Span["by"]; from: string }, signal: AbortSignal): Promise<Usage | null> {
  if (of.kind === "account") return (await execute(accountDocument, { id: of.id, ...range }, signal)).serviceAccount?.usage ?? null;
  if (of.kind === "token") return (await execute(tokenDocument, { id: of.id, ...range }, signal)).apiToken?.usage ?? null;
  // A rule is told of with its account.
  const account = (await execute(rulesDocument, { accountId: of.accountId, ...range }, signal)).serviceAccount;
  return account?.trustRules.find(({ id }) => id === of.id)?.usage ?? null;
}

/** Calls and refusals of the last hours or days, asked for again while the page is looked at; null when it isn't there (any more). */
export const usageQuery = (of: UsageOf, span: Span) =>
  queryOptions({
    queryKey: ["usage", of, span.value],
    queryFn: ({ signal }) => fetchUsage(of, { by: span.by, from: spanStart(span, Date.now()) }, signal),
    placeholderData: keepPreviousData,
    staleTime: 0,
    refetchInterval: 30_000,
  });
