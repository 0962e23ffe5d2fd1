import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { askForToken, getSession, graphql, type Keys } from "./helpers/api";
import { bootstrap } from "./helpers/command";
import { anotherInstance, newInstallation, newSecrets } from "./helpers/installation";
import { keepAskingForTokens } from "./helpers/keep-asking";
import { startPostgres } from "./helpers/postgres";
import { rowsOf } from "./helpers/rows";
import { type Server, startServer } from "./helpers/server";
import { until } from "./helpers/until";

const rotate =
  "mutation ($id: ID!, $input: RotateClientSecretInput!) { rotateClientSecret(id: $id, input: $input) { clientKeys { clientId clientSecret } userErrors { message } serviceAccount { clientSecrets { id hint } } } }";
const create =
  "mutation ($input: CreateServiceAccountInput!) { createServiceAccount(input: $input) { serviceAccount { id } clientKeys { clientId clientSecret } } }";
const retire = "mutation ($id: ID!) { retireClientSecret(id: $id) { userErrors { message } } }";

let database: string;
let servers: Server[];
let admin: { cookie: string };
let teamId: string;
beforeAll(async () => {
  database = await (await startPostgres()).newDatabase();
  const first = await newInstallation({ DATABASE_URL: database, ...newSecrets() });
  teamId = (await bootstrap(first)).team.id;
  servers = [await startServer(first), await startServer(await anotherInstance(first))];
  admin = { cookie: await getSession(servers[0]!.url) };
});

async function ask(text: string, variables: object) {
  const { json } = await graphql(servers[0]!.url, admin, text, variables);
  expect(json.errors).toBeUndefined();
  return json.data;
}
async function newAccount(): Promise<{ id: string; keys: Keys }> {
  const made = (await ask(create, { input: { teamId, name: `Account ${randomUUID()}` } })).createServiceAccount;
  return { id: made.serviceAccount.id, keys: made.clientKeys };
}
/** Rotates, and leaves the present secrets so many days of grace. */
async function rotated(id: string, graceDays: number): Promise<{ keys: Keys; secrets: { id: string; hint: string }[] }> {
  const { clientKeys, userErrors, serviceAccount } = (await ask(rotate, { id, input: { graceDays } })).rotateClientSecret;
  expect(userErrors).toEqual([]);
  return { keys: clientKeys, secrets: serviceAccount.clientSecrets };
}
const hintOf = ({ clientSecret }: Keys) => clientSecret.slice(-4);
const ended = { error: "invalid_client", error_description: "The client secret has ended." };

describe("a client that keeps asking for tokens, on two instances,", () => {
  it("is never refused through a rotation with overlap, whenever it changes over", async () => {
    const { id, keys: old } = await newAccount();
    const client = keepAskingForTokens(
      servers.map(({ url }) => url),
      old,
    );
    await client.has(100);
    const { keys: fresh } = await rotated(id, 7);
    expect(fresh.clientId).toBe(old.clientId);
    // Some of its processes have the new secret at once, the others go on with the old one.
    const changedOver = keepAskingForTokens(
      servers.map(({ url }) => url),
      fresh,
    );
    await Promise.all([client.has(200), changedOver.has(200)]);
    expect([...(await client.stop()), ...(await changedOver.stop())]).toEqual([]);
  });

  it("is refused on both at once when its old secret is retired, while the new one goes on", async () => {
    const { id, keys: old } = await newAccount();
    const { keys: fresh, secrets } = await rotated(id, 30);
    const client = keepAskingForTokens(
      servers.map(({ url }) => url),
      fresh,
    );
    for (const { url } of servers) expect((await askForToken(url, old)).status).toBe(200);
    await ask(retire, { id: secrets.find(({ hint }) => hint.endsWith(hintOf(old)))!.id });
    expect((await askForToken(servers[0]!.url, old)).json).toEqual(ended);
    expect((await askForToken(servers[1]!.url, old)).json).toEqual(ended);
    for (const { url } of servers) for (let n = 0; n < 5; n += 1) expect((await askForToken(url, old)).json).toEqual(ended);
    await client.has(50);
    expect(await client.stop()).toEqual([]);
    const refusals = await rowsOf(
      database,
      `SELECT DISTINCT details->>'reason' AS reason FROM audit_event WHERE action = 'token.refuse' AND target_id = '${id}'`,
    );
    expect(refusals).toEqual([{ reason: "ended secret" }]);
  });

  it("is refused on both when the grace of its old secret is over, with no news of it", async () => {
    const { id, keys: old } = await newAccount();
    const { keys: fresh } = await rotated(id, 1);
    // The end of the grace comes by the database's clock: here it comes in two seconds.
    await rowsOf(database, `UPDATE client_secret SET expires_at = now() + interval '2 seconds' WHERE service_account_id = '${id}' AND expires_at IS NOT NULL`);
    await rowsOf(database, `SELECT pg_notify('latchkey_changes', '[{"topic":"client","key":"*"}]')`);
    for (const { url } of servers) expect((await askForToken(url, old)).status).toBe(200);
    for (const { url } of servers) {
      await until("the end of the grace", async () => (await askForToken(url, old)).status === 401, 5_000);
      expect((await askForToken(url, old)).json).toEqual(ended);
      expect((await askForToken(url, fresh)).status).toBe(200);
    }
  });

  it("is refused on both when it is given no grace at all", async () => {
    const { id, keys: old } = await newAccount();
    for (const { url } of servers) expect((await askForToken(url, old)).status).toBe(200);
    const { keys: fresh } = await rotated(id, 0);
    expect((await askForToken(servers[0]!.url, old)).json).toEqual(ended);
    expect((await askForToken(servers[1]!.url, old)).json).toEqual(ended);
    for (const { url } of servers) expect((await askForToken(url, fresh)).status).toBe(200);
  });
});
