import { ask } from "./ask";
import type { SignedIn } from "./test";

/** An API token that a test has made over the API. */
export interface MadeToken {
  id: string;
  token: string;
}

/** Makes an API token of an account, as a person who may. */
export async function makeApiToken(person: SignedIn, serviceAccountId: string, more: object = {}): Promise<MadeToken> {
  const { createApiToken } = await ask<{ createApiToken: { apiToken: { id: string }; token: string } }>(
    person,
    "mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { apiToken { id } token userErrors { field message } } }",
    { input: { serviceAccountId, name: "Browser app", scopes: ["service-account:read"], ...more } },
  );
  return { id: createApiToken.apiToken.id, token: createApiToken.token };
}

/** The reasons for which a token was refused, as its team's audit trail has them. */
export async function refusalsOf(person: SignedIn, token: MadeToken): Promise<string[]> {
  const { auditEvents } = await ask<{ auditEvents: { nodes: { details: { reason: string } }[] } }>(
    person,
    "query ($team: ID!, $filter: AuditEventFilter) { auditEvents(teamId: $team, filter: $filter) { nodes { details } } }",
    { team: person.team.id, filter: { targetId: token.id, action: "api-token.refuse" } },
  );
  return auditEvents.nodes.map(({ details }) => details.reason);
}
