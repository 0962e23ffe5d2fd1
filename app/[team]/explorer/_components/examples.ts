/** An operation to begin with. `$teamId` is filled in by the explorer. */
export interface Example {
  title: string;
  text: string;
  query: string;
  variables: string;
}

const example = (title: string, text: string, query: string, variables?: object): Example => ({
  title,
  text,
  query: `${query.trim()}\n`,
  variables: variables ? JSON.stringify(variables, null, 2) : "",
});

/** What people ask for first; each runs as it stands. */
export const examples: Example[] = [
  example(
    "First page of accounts",
    "Ten service accounts by name, and where the next page begins.",
    `
query FirstPageOfAccounts(
  $teamId: ID!
  $after: String
) {
  serviceAccounts(
    teamId: $teamId
    first: 10
    after: $after
  ) {
    totalCount
    nodes {
      id
      name
      enabled
      clientId
      createdAt
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}`,
  ),
  example(
    "Who am I?",
    "Your identity, your teams, and what you may do in each.",
    `
query WhoAmI {
  viewer {
    id
    type
    name
    memberships {
      team {
        id
        name
      }
      permissions
    }
  }
}`,
  ),
  example(
    "Find accounts",
    "Search over name, description, client id and id; the newest first.",
    `
query FindAccounts(
  $teamId: ID!
  $search: String
) {
  serviceAccounts(
    teamId: $teamId
    filter: { search: $search }
    orderBy: {
      field: CREATED_AT
      direction: DESC
    }
  ) {
    totalCount
    nodes {
      id
      name
      description
      roles {
        name
      }
    }
  }
}`,
    { search: "ci" },
  ),
  example(
    "Create an account",
    "A service account with its client keys. The secret is in the answer, once.",
    `
mutation CreateAccount(
  $teamId: ID!
  $name: String!
  $description: String
) {
  createServiceAccount(
    input: {
      teamId: $teamId
      name: $name
      description: $description
    }
  ) {
    serviceAccount {
      id
      name
    }
    clientKeys {
      clientId
      clientSecret
    }
    userErrors {
      field
      message
      code
    }
  }
}`,
    { name: "Explorer example", description: "Made in the API explorer" },
  ),
  example(
    "Disable an account",
    "It gets no tokens from now on, and those that it has are refused.",
    `
mutation DisableAccount($id: ID!) {
  disableServiceAccount(id: $id) {
    serviceAccount {
      id
      name
      enabled
    }
    userErrors {
      field
      message
      code
    }
  }
}`,
    { id: "sa_" },
  ),
  example(
    "Audit events",
    "Who did what, when and from where; the latest first.",
    `
query AuditEvents($teamId: ID!) {
  auditEvents(teamId: $teamId, first: 20) {
    nodes {
      at
      action
      actorName
      targetType
      targetName
      address
      requestId
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}`,
  ),
  example(
    "Refused tokens",
    "Who tried to get an access token and was refused, and why.",
    `
query RefusedTokens($teamId: ID!) {
  auditEvents(
    teamId: $teamId
    first: 20
    filter: { action: "token.refuse" }
  ) {
    totalCount
    nodes {
      at
      actorName
      address
      details
    }
  }
}`,
  ),
  example(
    "Products and permissions",
    "The APIs that trust Latchkey, with the permissions that each declares.",
    `
query Products($teamId: ID!) {
  products(teamId: $teamId, first: 25) {
    nodes {
      id
      key
      name
      audience
      permissions {
        name
        title
      }
    }
  }
}`,
  ),
  example(
    "Roles",
    "The team's roles, and the permissions that each gives.",
    `
query Roles($teamId: ID!) {
  roles(teamId: $teamId, orderBy: { field: NAME, direction: ASC }) {
    totalCount
    nodes {
      id
      name
      description
      builtIn
      product {
        name
      }
      permissions {
        name
      }
    }
  }
}`,
  ),
];
