import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { getSession, graphql, viewer } from "./helpers/api";
import { bootstrap } from "./helpers/command";
import { anotherInstance, newInstallation, newSecrets } from "./helpers/installation";
import { startPostgres } from "./helpers/postgres";
import { rowsOf } from "./helpers/rows";
import { type Server, startServer } from "./helpers/server";
import { until } from "./helpers/until";

const page = "https://app.example.com";

let database: string;
let a: Server;
let b: Server;
let admin: { cookie: string };
let teamId: string;
beforeAll(async () => {
  database = await (await startPostgres()).newDatabase();
  const first = await newInstallation({ DATABASE_URL: database, ...newSecrets() });
  teamId = (await bootstrap(first)).team.id;
  [a, b] = [await startServer(first), await startServer(await anotherInstance(first))];
  admin = { cookie: await getSession(a.url) };
});

interface Token {
  id: string;
  accountId: string;
  token: string;
}

/** Asks the first instance as the team's owner. */
async function ask(text: string, variables: object) {
  const { json } = await graphql(a.url, admin, text, variables);
  expect(json.errors).toBeUndefined();
  return json.data;
}

async function make(format: string, more: () => object = () => ({})): Promise<Token> {
  const create = "mutation ($input: CreateServiceAccountInput!) { createServiceAccount(input: $input) { serviceAccount { id } } }";
  const accountId = (await ask(create, { input: { teamId, name: `Account ${randomUUID()}` } })).createServiceAccount.serviceAccount.id as string;
  const input = { serviceAccountId: accountId, name: "Shared", format, expiresInDays: 30, scopes: ["service-account:read"], ...more() };
  const made = await ask("mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { apiToken { id } token } }", { input });
  return { id: made.createApiToken.apiToken.id, accountId, token: made.createApiToken.token };
}

/** Calls an instance with the token, from a page or from a program. @returns undefined, or why it was refused */
async function refusal({ url }: Server, { token }: Token, origin?: string): Promise<string | undefined> {
  const headers = { "content-type": "application/json", authorization: `Bearer ${token}`, ...(origin && { origin }) };
  const body = JSON.stringify({ query: "{ serviceAccounts { totalCount } }" });
  const { json } = await graphql(url, null, "", {}, { headers, body });
  return json.errors?.[0].extensions.reason as string | undefined;
}

const update = "mutation ($id: ID!, $input: UpdateApiTokenInput!) { updateApiToken(id: $id, input: $input) { userErrors { message } } }";
const change = (input: object) => async (token: Token) => expect((await ask(update, { id: token.id, input })).updateApiToken.userErrors).toEqual([]);

/** For each reason what is done to a token that both instances have just accepted, and from where it is sent. */
interface Case {
  end?: (token: Token) => Promise<unknown>;
  more?: () => object;
  /** The page that sends it, before and after. */
  from?: [before: string | undefined, after: string | undefined];
}
const cases: Record<string, Case> = {
  TOKEN_REVOKED: { end: ({ id }) => ask("mutation ($id: ID!) { revokeApiToken(id: $id) { userErrors { message } } }", { id }) },
  TOKEN_RESET: { end: ({ id }) => ask("mutation ($id: ID!) { resetApiToken(id: $id) { token } }", { id }) },
  TOKEN_EXPIRED: { more: () => ({ expiresInDays: null, expiresAt: new Date(Date.now() + 4_000).toISOString() }) },
  ACCOUNT_DISABLED: {
    end: ({ accountId }) => ask("mutation ($id: ID!) { disableServiceAccount(id: $id) { userErrors { message } } }", { id: accountId }),
  },
  ADDRESS_NOT_ALLOWED: { end: change({ allowedCidrs: ["192.0.2.0/24", "2001:db8::/32"] }) },
  FOREIGN_ORIGIN: { from: [undefined, page] },
  ORIGIN_REQUIRED: { more: () => ({ allowedOrigins: [page] }), from: [page, undefined] },
  ORIGIN_NOT_ALLOWED: { more: () => ({ allowedOrigins: [page] }), from: [page, `${page}.evil.com`] },
};
// What stands inside a JWT can't be changed, so these are of opaque ones alone.
const ofOpaque: Record<string, Case> = {
  MISSING_SCOPE: { end: change({ scopes: ["product:read"] }) },
  ORIGIN_NOT_ALLOWED: { more: () => ({ allowedOrigins: [page] }), end: change({ allowedOrigins: ["https://other.example.com"] }), from: [page, page] },
};
const rows = [
  ...["OPAQUE", "JWT"].flatMap((format) => Object.entries(cases).map(([reason, given]) => ({ format, reason, ...given }))),
  ...Object.entries(ofOpaque).map(([reason, given]) => ({ format: "OPAQUE", reason, ...given })),
];

describe("an API token on two instances is refused at the next call on both, with its reason, and the audit trail has its id:", () => {
  it.each<Case & { format: string; reason: string }>(rows)("$format, $reason", async ({ format, reason, end, more, from }) => {
    const [before, after] = from ?? [];
    const token = await make(format, more);
    expect([await refusal(a, token, before), await refusal(b, token, before)]).toEqual([undefined, undefined]);
    await end?.(token);
    if (reason === "TOKEN_EXPIRED") for (const server of [a, b]) await until(reason, async () => (await refusal(server, token, after)) === reason, 14_000);
    for (const server of [b, a]) expect(await refusal(server, token, after)).toBe(reason);
    const events = await rowsOf(
      database,
      `SELECT details->>'reason' AS reason, target_name AS name, count(*)::int AS times FROM audit_event
       WHERE action = 'api-token.refuse' AND target_id = '${token.id}' GROUP BY 1, 2`,
    );
    expect(events).toEqual([{ reason, name: "Shared", times: 2 }]);
  });

  it.each(["OPAQUE", "JWT"])("%s, a scope that it never had", async (format) => {
    const token = await make(format, () => ({ scopes: [] }));
    for (const server of [a, b]) expect(await refusal(server, token)).toBe("MISSING_SCOPE");
  });
});

it("everything of one account ends at once, on both instances, and what other accounts have goes on", async () => {
  const other = await make("OPAQUE");
  const tokens = [await make("OPAQUE"), await make("JWT")];
  for (const token of tokens) expect(await refusal(b, token)).toBeUndefined();
  for (const { accountId } of tokens) await ask("mutation ($id: ID!) { revokeEverything(serviceAccountId: $id) { revokedTokens } }", { id: accountId });
  for (const server of [a, b]) {
    for (const token of tokens) expect(await refusal(server, token)).toBe("TOKEN_REVOKED");
    expect(await refusal(server, other)).toBeUndefined();
  }
});

it("a token that was reset goes on with its new text, on both instances", async () => {
  for (const format of ["OPAQUE", "JWT"]) {
    const { id } = await make(format);
    const { token } = (await ask("mutation ($id: ID!) { resetApiToken(id: $id) { token } }", { id })).resetApiToken;
    for (const { url } of [a, b]) expect((await viewer(url, { bearer: token })).status).toBe(200);
  }
});
