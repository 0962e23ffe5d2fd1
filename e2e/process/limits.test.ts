import { setTimeout as delay } from "node:timers/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { askForToken, createAccount, type Credential, getSession, getToken, graphql, type Keys, viewer } from "./helpers/api";
import { bootstrap } from "./helpers/command";
import { anotherInstance, type Installation, newInstallation, newSecrets } from "./helpers/installation";
import { startPostgres } from "./helpers/postgres";
import { startServer } from "./helpers/server";

const set = `mutation ($id: ID!, $input: SetServiceAccountLimitsInput!) { setServiceAccountLimits(id: $id, input: $input) { userErrors { message } } }`;

describe("limits over two instances", () => {
  let first: Installation;
  let second: Installation;
  let admin: Credential;
  beforeAll(async () => {
    const postgres = await startPostgres();
    first = await newInstallation({ DATABASE_URL: postgres.url, ...newSecrets() });
    second = await anotherInstance(first);
    const done = await bootstrap(first);
    await Promise.all([startServer(first), startServer(second)]);
    admin = { bearer: await getToken(first.url, done.serviceAccount) };
    expect(await getSession(second.url)).toBeTruthy();
  }, 120_000);

  const urls = () => [first.url, second.url];
  /** A minute that ends in between is a new budget. */
  const wholeMinute = async () => {
    const left = 60_000 - (Date.now() % 60_000);
    if (left < 20_000) await delay(left + 200);
  };
  const make = async (limits: object): Promise<Keys> => {
    const { serviceAccount, clientKeys } = (await createAccount(first.url, admin)).json.data.createServiceAccount;
    const answer = await graphql(first.url, admin, set, { id: serviceAccount.id, input: limits });
    expect(answer.json.data.setServiceAccountLimits.userErrors).toEqual([]);
    return clientKeys as Keys;
  };

  it("let no call more through than they say, and hardly one less", async () => {
    const bearer = await getToken(first.url, await make({ requestsPerMinute: 40 }));
    await wholeMinute();
    const came = await Promise.all(Array.from({ length: 100 }, (_, n) => viewer(urls()[n % 2]!, { bearer })));
    const good = came.filter(({ status }) => status === 200).length;
    expect(good).toBeLessThanOrEqual(40);
    expect(good).toBeGreaterThanOrEqual(36);
    for (const { status, headers } of came.filter((each) => each.status !== 200)) {
      expect(status).toBe(429);
      expect(Number(headers["retry-after"])).toBeLessThanOrEqual(60);
      expect(headers.ratelimit).toMatch(/^"account";r=\d+;t=\d+$/);
    }
  }, 120_000);

  it("grant no access token more than they say", async () => {
    const keys = await make({ grantsPerDay: 10 });
    const came = await Promise.all(Array.from({ length: 30 }, (_, n) => askForToken(urls()[n % 2]!, keys)));
    expect(came.filter(({ status }) => status === 200)).toHaveLength(10);
    expect(came.filter(({ status }) => status === 429)).toHaveLength(20);
  });
});
