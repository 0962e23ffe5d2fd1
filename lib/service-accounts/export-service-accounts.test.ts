import { createServer, get, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { callApi, type Credential, getToken, send } from "../../app/api/testing/call-api";
import { routes } from "../../app/api/routes";
import { tamper } from "../../app/api/testing/forge-token";
import type { Product, ServiceAccount, Team } from "../../entities/index";
import { pool, query } from "../db/pool";
import { newId } from "../ids";
import { routeRequests } from "../http/route-requests";
import { countRows } from "../testing/count-rows";
import { makeAccount, makeOwner, makeProduct, type Person } from "../testing/factories";
import { seedManyAccounts } from "../testing/seed-many-accounts";
import { useDatabase } from "../testing/use-database";
import type { ClientKeys } from "./client-keys";
import { setServiceAccountEnabled } from "./set-service-account-enabled";

useDatabase();

let owner: Person & { team: Team };
let product: Product;
let first: { account: ServiceAccount; clientKeys: ClientKeys };
let bearer: string;
beforeAll(async () => {
  owner = await makeOwner();
  product = await makeProduct(owner.team);
  first = await makeAccount(owner.team, { name: "Deploy bot", description: "two\nlines, and “quotes”", contact: "ada@example.com" });
  const hostile = await callApi(owner, `mutation ($input: CreateServiceAccountInput!) { createServiceAccount(input: $input) { userErrors { message } } }`, {
    input: { teamId: owner.team.id, name: `=HYPERLINK("http://evil.example")`, description: "@SUM(A1)", productId: product.id },
  });
  expect(hostile.data!.createServiceAccount.userErrors).toEqual([]);
  bearer = await getToken(first.clientKeys);
  await query("UPDATE service_account SET last_used_at = '2026-01-02T03:04:05Z' WHERE id = $1", [first.account.id]);
  await setServiceAccountEnabled(owner.actor, (await makeAccount(owner.team, { name: "Old" })).account.id, false);
});

const path = "/api/export/service-accounts.csv";
function download(who: Credential | null, parameters: Record<string, string> | string = {}, headers: Record<string, string> = {}): Promise<Response> {
  const identity: Record<string, string> = who?.bearer ? { authorization: `Bearer ${who.bearer}` } : who?.cookie ? { cookie: who.cookie } : {};
  return send(`${path}?${new URLSearchParams(parameters).toString()}`, { headers: { ...identity, ...headers } });
}
/** The names of the accounts that a download has. */
async function namesIn(parameters: Record<string, string>): Promise<string[]> {
  const text = await (await download(owner, { team: owner.team.id, ...parameters })).text();
  return text
    .split("\r\n")
    .slice(1, -1)
    .map((line) => line.split(",")[0]!);
}
const hostileName = `"'=HYPERLINK(""http://evil.example"")"`;

describe("the file of service accounts", () => {
  it("has a line for each, with who made it and when it was used, and nothing that a spreadsheet runs", async () => {
    const response = await download(owner, { team: owner.team.id });
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="service-accounts.csv"',
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    });
    const text = await response.text();
    const [head, ...lines] = text.split("\r\n");
    expect(head).toBe("name,description,contact,client_id,id,product,enabled,created_at,created_by,last_used_at");
    const { account, clientKeys } = first;
    expect(lines[0]).toBe(
      `Deploy bot,"two\nlines, and “quotes”",ada@example.com,${account.clientId},${account.id},latchkey,true,${account.createdAt.toISOString()},System,2026-01-02T03:04:05.000Z`,
    );
    expect(lines[1]).toMatch(
      new RegExp(`^${hostileName.replace(/[()]/g, "\\$&")},'@SUM\\(A1\\),,lkc_\\w+,sa_\\w+,${product.key},true,[^,]+,${owner.actor.name},$`),
    );
    expect(lines.at(-1)).toBe("");
    expect(text).not.toContain(clientKeys.clientSecret);
  });

  it("is for scripts too, of their own team by default", async () => {
    const text = await (await download({ bearer })).text();
    expect(text).toContain(first.account.id);
    expect(await (await download({ bearer }, { team: owner.team.id })).text()).toBe(text);
  });

  it("holds what the filter lets through", async () => {
    expect(await namesIn({ search: "DEPLOY" })).toEqual(["Deploy bot"]);
    expect(await namesIn({ enabled: "false" })).toEqual(["Old"]);
    expect(await namesIn({ enabled: "true", neverUsed: "true" })).toEqual([hostileName]);
    expect(await namesIn({ product: product.id })).toEqual([hostileName]);
    expect(await namesIn({ createdBy: owner.actor.id })).toEqual([hostileName]);
    expect(await namesIn({ createdBy: "system", enabled: "false" })).toEqual(["Old"]);
    expect(await namesIn({ search: "%", enabled: "", product: "" })).toEqual([]);
    expect(await namesIn({ product: newId("Product") })).toEqual([]);
  });
});

describe("the download is refused, with an answer that says why, to", () => {
  const refused = async (response: Response) => {
    expect(response.headers.get("content-disposition")).toBeNull();
    expect(response.headers.get("cache-control")).toBe("no-store");
    const body = (await response.json()) as { message: string; errors?: { field: string[] }[] };
    expect(JSON.stringify(body)).not.toContain(first.account.name);
    return { status: response.status, message: body.message, fields: body.errors?.map(({ field }) => field.join(".")) };
  };

  it("nobody, before anything else is looked at", async () => {
    for (const parameters of ["", `team=${owner.team.id}`, "enabled=perhaps"]) expect((await refused(await download(null, parameters))).status).toBe(401);
  });

  it("a token that is broken, has expired, or whose account is disabled", async () => {
    const { account, clientKeys } = await makeAccount(owner.team);
    const off = await getToken(clientKeys);
    await setServiceAccountEnabled(owner.actor, account.id, false);
    for (const token of ["nonsense", off, tamper(bearer, { claims: { exp: 1 } }), `${bearer}x`]) {
      const response = await download({ bearer: token });
      expect(response.headers.get("www-authenticate")).toContain('error="invalid_token"');
      expect((await refused(response)).status).toBe(401);
    }
    vi.useFakeTimers({ now: Date.now() + 2 * 3600_000, toFake: ["Date"] });
    const late = await download({ bearer });
    vi.useRealTimers();
    expect((await refused(late)).message).toContain("expired");
  });

  it("people and accounts of another team, as if ours did not exist", async () => {
    const stranger = await makeOwner();
    const machine = { bearer: await getToken((await makeAccount(stranger.team)).clientKeys) };
    for (const who of [stranger, machine]) {
      const [real, random] = [await refused(await download(who, { team: owner.team.id })), await refused(await download(who, { team: newId("Team") }))];
      expect(real).toEqual(random);
      expect(real).toEqual({ status: 404, message: "There is no such team.", fields: undefined });
    }
    const theirs = await (await download(stranger, { team: stranger.team.id, search: first.account.id })).text();
    expect(theirs.split("\r\n")).toHaveLength(2);
  });

  it("who may not read service accounts", async () => {
    const without = { bearer: await getToken(first.clientKeys, { scope: "product:read" }) };
    const answer = await refused(await download(without));
    expect(answer.status).toBe(403);
    expect(answer.message).toContain("service-account:read");
  });

  it("another site that rides on a session", async () => {
    const foreign: Record<string, string>[] = [{ origin: "https://evil.example" }, { "sec-fetch-site": "cross-site" }, { "sec-fetch-site": "same-site" }];
    for (const headers of foreign) {
      expect((await refused(await download(owner, { team: owner.team.id }, headers))).status).toBe(403);
    }
    expect((await download(owner, { team: owner.team.id }, { "sec-fetch-site": "same-origin" })).status).toBe(200);
  });

  it.each([
    ["no team", "", ["team"]],
    ["a flag that is none", "team=T&enabled=perhaps&neverUsed=1", ["enabled", "neverUsed"]],
    ["ids that are none", "team=T&product=%00&createdBy=role_1", ["product", "createdBy"]],
    ["an unknown parameter", "team=T&produkt=x", ["produkt"]],
    ["a parameter twice", "team=T&search=a&search=b", ["search"]],
    ["a team twice", "team=T&team=T", ["team"]],
    ["the prototype of objects", "team=T&__proto__=x&constructor=y", ["__proto__", "constructor"]],
  ])("%s", async (_, parameters, fields) => {
    const before = await countRows();
    const answer = await refused(await download(owner, parameters.replaceAll("T", owner.team.id)));
    expect(answer).toMatchObject({ status: 422, fields });
    expect(await countRows()).toEqual(before);
  });

  it.each(["nonsense", "%00", "%ff", "sa_1"])("the team “%s”", async (team) => {
    expect(await refused(await download(owner, `team=${team}`))).toEqual({ status: 404, message: "There is no such team.", fields: undefined });
  });

  it.each(["HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])("%s", async (method) => {
    const response = await send(`${path}?team=${owner.team.id}`, { method, headers: { cookie: owner.cookie } });
    expect([response.status, response.headers.get("allow")]).toEqual([405, "GET"]);
  });
});

describe("a long file", () => {
  const count = 20_000;
  let many: Person & { team: Team };
  const server = createServer(routeRequests(routes));
  beforeAll(async () => {
    many = await makeOwner();
    const [built] = await query<{ id: string }>("SELECT id FROM product WHERE team_id = $1 AND built_in", [many.team.id]);
    // Long enough for a file of which the sockets between server and client hold but a part.
    const contact = `${"x".repeat(500)}@example.com`;
    await seedManyAccounts(many.team, count, { product: built!.id, otherProduct: (await makeProduct(many.team)).id, createdBy: many.actor.id, contact });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it("is whole and in order, in few statements", async () => {
    const connect = vi.spyOn(pool(), "connect");
    const text = await (await download(many, { team: many.team.id })).text();
    const ids = text
      .split("\r\n")
      .slice(1, -1)
      .map((line) => line.split(",")[4]);
    expect(ids).toHaveLength(count);
    expect(ids).toEqual([...new Set(ids)].sort());
    expect(connect.mock.calls.length).toBeLessThan((count / 1_000) * 5);
    connect.mockRestore();
  });

  /** Begins a download over a socket and reads nothing of it. */
  function begin(): Promise<IncomingMessage> {
    const { port } = server.address() as AddressInfo;
    return new Promise((resolve) => get({ port, path: `${path}?team=${many.team.id}`, headers: { cookie: many.cookie } }, resolve));
  }

  it("is read from the database only as fast as it is taken, and no further when the client leaves", async () => {
    const connect = vi.spyOn(pool(), "connect");
    await (await download(many, { team: many.team.id })).text();
    const whole = connect.mock.calls.length;
    connect.mockClear();
    const atRest = async () => {
      for (let before = -1; before !== connect.mock.calls.length; await delay(1_000)) before = connect.mock.calls.length;
      return connect.mock.calls.length;
    };
    const response = await begin();
    const waiting = await atRest();
    expect(waiting).toBeLessThan(whole * 0.8);
    response.destroy();
    expect(await atRest()).toBeLessThanOrEqual(waiting + 4);
    connect.mockRestore();
  });

  /** Reads a download to its end, after something has happened to it that ought to break it off. */
  async function readOn(who: Credential, happens: () => unknown): Promise<unknown> {
    const reader = (await download(who, { team: many.team.id })).body!.getReader();
    await reader.read();
    await happens();
    for (;;) if ((await reader.read()).done) return "whole";
  }

  it("breaks off when whoever takes it may no longer read: nobody takes a part for the whole", async () => {
    const { account, clientKeys } = await makeAccount(many.team);
    const machine = { bearer: await getToken(clientKeys) };
    await expect(readOn(machine, () => setServiceAccountEnabled(many.actor, account.id, false))).rejects.toThrow("disabled");
  });

  it("breaks off when the database goes away", async () => {
    const failure = new Error("Connection terminated");
    const lost = () => vi.spyOn(pool(), "connect").mockImplementation((callback) => callback(failure, undefined, () => undefined));
    await expect(readOn(many, lost)).rejects.toThrow("Connection terminated");
    vi.restoreAllMocks();
  });
});
