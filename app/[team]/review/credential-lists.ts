import { graphql, type ResultOf, type TadaDocumentNode, type VariablesOf } from "../../_graphql/graphql";
import { pageQuery } from "../../_graphql/page-query";
import { serviceAccountsKey } from "../service-accounts/queries";

const pageFields = graphql(`
  fragment PageFields on PageInfo @_unmask {
    hasNextPage
    hasPreviousPage
    startCursor
    endCursor
  }
`);

const secretsDocument = graphql(
  `
    query ClientSecrets($teamId: ID!, $filter: CredentialFilter, $orderBy: EndOrder, $first: Int, $after: String, $last: Int, $before: String) {
      list: clientSecrets(teamId: $teamId, filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
        nodes {
          id
          hint
          createdAt
          expiresAt
          lastUsedAt
          serviceAccount {
            id
            name
          }
        }
        pageInfo {
          ...PageFields
        }
        totalCount
      }
    }
  `,
  [pageFields],
);

const keysDocument = graphql(
  `
    query PublicKeys($teamId: ID!, $filter: CredentialFilter, $orderBy: EndOrder, $first: Int, $after: String, $last: Int, $before: String) {
      list: publicKeys(teamId: $teamId, filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
        nodes {
          id
          name
          createdAt
          expiresAt
          lastUsedAt
          serviceAccount {
            id
            name
          }
        }
        pageInfo {
          ...PageFields
        }
        totalCount
      }
    }
  `,
  [pageFields],
);

const rulesDocument = graphql(
  `
    query TeamTrustRules($teamId: ID!, $filter: CredentialFilter, $orderBy: EndOrder, $first: Int, $after: String, $last: Int, $before: String) {
      list: trustRules(teamId: $teamId, filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
        nodes {
          id
          name
          createdAt
          expiresAt
          lastUsedAt
          serviceAccount {
            id
            name
          }
        }
        pageInfo {
          ...PageFields
        }
        totalCount
      }
    }
  `,
  [pageFields],
);

export type SecretOfTeam = NonNullable<ResultOf<typeof secretsDocument>["list"]>["nodes"][number];
export type KeyOfTeam = NonNullable<ResultOf<typeof keysDocument>["list"]>["nodes"][number];
type Variables = VariablesOf<typeof secretsDocument>;

// Below the key of service accounts, so that what changes an account's credentials counts here.
const listOf =
  <Page>(kind: string, document: TadaDocumentNode<{ list: Page }, Variables>) =>
  (variables: Variables) =>
    pageQuery([...serviceAccountsKey, kind], document, variables, ({ list }) => list);

/** Client secrets of the team, a page of them. */
export const clientSecretsQuery = listOf("secrets", secretsDocument);
/** Public keys. */
export const publicKeysQuery = listOf("keys", keysDocument);
/** Trust rules. */
export const trustRulesQuery = listOf("rules", rulesDocument);
