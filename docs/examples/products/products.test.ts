import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { decodeProtectedHeader } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { attacks } from "@/app/api/testing/attacks";
import { getToken } from "@/app/api/testing/call-api";
import { askBound } from "@/app/api/testing/dpop";
import { hashOf, proofOf, type ProofKey, proofKeys, thief } from "@/lib/testing/proof-of";
import { tamper } from "@/app/api/testing/forge-token";
import { useServer } from "@/app/api/testing/use-server";
import type { Product, Role, Team } from "@/entities/index";
import { freePort } from "@/lib/db/embedded/free-port";
import { query } from "@/lib/db/pool";
import { systemActor } from "@/lib/permissions/actor";
import { updateTeam } from "@/lib/teams/update-team";
import { makeAccount, makeProduct, makeTeam } from "@/lib/testing/factories";
import { makeRole } from "@/lib/testing/make-roles";
import { makeToken } from "@/lib/testing/make-token";

const latchkey = useServer();
const folder = "docs/examples/products";
const page = "https://app.example.com";

/** How each is started; `PORT` says where. */
const examples: Record<string, (port: number) => [command: string, ...args: string[]]> = {
  express: () => [process.execPath, `${folder}/express/server.mjs`],
  fastify: () => [process.execPath, `${folder}/fastify/server.mjs`],
  // Turbopack would take Latchkey's own files from the folders above.
  next: (port) => [process.execPath, "node_modules/next/dist/bin/next", "dev", `${folder}/next`, "--webpack", "-H", "127.0.0.1", "-p", String(port)],
  python: () => ["/usr/bin/python3", `${folder}/python/server.py`],
};

let team: Team;
let product: Product;
let reader: Role;
let good: string;
let goodOfEd25519: string;
beforeAll(async () => {
  team = await makeTeam();
  product = await makeProduct(team);
  reader = await makeRole(team, ["things:read"], { productId: product.id, name: "Reader" });
  good = await tokenOf();
  goodOfEd25519 = await signedWithEd25519();
});

const makeReader = (more: Parameters<typeof makeAccount>[1] = {}) => makeAccount(team, { productId: product.id, roleIds: [reader.id], ...more });
async function tokenOf(more: Parameters<typeof makeAccount>[1] = {}): Promise<string> {
  return getToken((await makeReader(more)).clientKeys);
}
async function apiTokenOf(allowedOrigins: string[] = []): Promise<string> {
  const { account } = await makeReader();
  return (await makeToken(account, { format: "JWT", expiresInDays: 1, scopes: ["things:read"], allowedOrigins })).plainToken;
}

/** A token of a time when the team had its tokens signed with the other algorithm. */
async function signedWithEd25519(): Promise<string> {
  await updateTeam(systemActor("Test"), team.id, { tokenAlgorithm: "EdDSA" });
  // Its key would sign when every product had the time to fetch it.
  await query("UPDATE signing_key SET signs_from = created_at WHERE algorithm = 'EdDSA'");
  await query(`SELECT pg_notify('latchkey_changes', '[{"topic":"signing-keys","key":"*"}]')`);
  let token: string;
  do token = await tokenOf();
  while (decodeProtectedHeader(token).alg !== "EdDSA");
  await updateTeam(systemActor("Test"), team.id, { tokenAlgorithm: "ES256" });
  return token;
}

/** A token that is bound to a key. */
async function boundToken(): Promise<string> {
  const proof = await proofOf({ claims: { htu: `${latchkey.url}/oauth/token` } });
  return ((await (await askBound((await makeReader()).clientKeys, proof)).json()) as { access_token: string }).access_token;
}

// Signed by us all the same, and about the same account: nobody but Latchkey can make these, and it doesn't.
const harmless = ["no kid", "a kid that is a list", "a padding character", "no client id", "a client id that is a list", "an expiry that is text"];

describe.each(Object.keys(examples))("the example for %s", (name) => {
  let url: string;
  let child: ChildProcess;
  let output = "";
  beforeAll(async () => {
    const port = await freePort();
    const [command, ...args] = examples[name]!(port);
    const env = { ...process.env, LATCHKEY: latchkey.url, AUDIENCE: product.audience!, PORT: String(port), NODE_ENV: undefined, NEXT_TELEMETRY_DISABLED: "1" };
    child = spawn(command, args, { env: env as unknown as NodeJS.ProcessEnv, stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [child.stdout!, child.stderr!]) stream.setEncoding("utf8").on("data", (text: string) => (output += text));
    url = `http://127.0.0.1:${port}/things`;
    while (!(await fetch(url).catch(() => undefined))) {
      if (child.exitCode !== null) throw new Error(`${name} has ended:\n${output}`);
      await delay(50);
    }
    // Next compiles first.
  }, 120_000);
  afterAll(async () => {
    const ended = once(child, "close");
    if (child.exitCode === null) child.kill("SIGTERM");
    await ended;
  });

  const call = (token: string | undefined, origin?: string) =>
    fetch(url, { headers: { ...(token !== undefined && { authorization: `Bearer ${token}` }), ...(origin !== undefined && { origin }) } });
  const statusOf = async (token: string | undefined, origin?: string) => (await call(token, origin)).status;
  const readers = (response: Response) => response.headers.get("access-control-allow-origin");

  it("answers who holds the permission, with an access token and with an API token", async () => {
    const { account, clientKeys } = await makeReader();
    const apiToken = (await makeToken(account, { format: "JWT", expiresInDays: 1, scopes: ["things:read"] })).plainToken;
    for (const token of [await getToken(clientKeys), apiToken]) {
      const response = await call(token);
      expect([response.status, await response.json()]).toEqual([200, { caller: account.id, things: ["lamp", "table"] }]);
    }
  });

  it("asks for a token", async () => {
    const response = await call(undefined);
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toMatch(/^Bearer realm="\w+"(, DPoP algs="[\w ]+")?$/);
  });

  it("refuses who doesn't hold the permission, or whose token leaves it out, and says which one it takes", async () => {
    const { account } = await makeReader();
    const without = (await makeToken(account, { format: "JWT", expiresInDays: 1, scopes: [] })).plainToken;
    for (const token of [await tokenOf({ roleIds: [] }), without]) {
      const response = await call(token);
      expect(response.status).toBe(403);
      expect(response.headers.get("www-authenticate")).toMatch(/^Bearer .*error="insufficient_scope".*scope="things:read"/);
    }
  });

  it("refuses tokens for other products, and opaque ones", async () => {
    const other = await makeProduct(team);
    const { clientKeys } = await makeAccount(team, { productId: other.id, roleIds: [] });
    const opaque = (await makeToken((await makeReader()).account, { scopes: ["things:read"] })).plainToken;
    for (const token of [await getToken(clientKeys), await getToken((await makeAccount(team)).clientKeys), opaque]) {
      const response = await call(token);
      expect(response.status).toBe(401);
      expect(response.headers.get("www-authenticate")).toMatch(/^Bearer .*error="invalid_token"/);
    }
  });

  it.each(attacks.filter(([what]) => !harmless.includes(what)))("refuses a token with %s", async (_, __, make) => {
    expect(await statusOf(await make(good))).toBe(401);
    expect(await statusOf(good)).toBe(200);
  });

  it("takes tokens of either algorithm", async () => {
    for (const token of [good, goodOfEd25519]) expect(await statusOf(token)).toBe(200);
    expect(await statusOf(tamper(goodOfEd25519, { claims: { scope: "things:read things:write" } }))).toBe(401);
  });

  it("refuses a token that is bound to a key, unless its proof comes with it and can be checked", async () => {
    const token = await boundToken();
    const proven = async (scheme: string, key: ProofKey, more: object = {}) => {
      const proof = await proofOf({ key, claims: { htm: "GET", htu: url, ath: hashOf(token), nonce: undefined, ...more } });
      return (await fetch(url, { headers: { authorization: `${scheme} ${token}`, dpop: proof } })).status;
    };
    expect(await statusOf(token)).toBe(401);
    expect(await proven("Bearer", proofKeys.ES256)).not.toBe(200);
    expect(await proven("DPoP", proofKeys.ES256)).toBe(name === "express" ? 200 : 401);
    expect(await proven("DPoP", thief)).toBe(401);
    expect(await proven("DPoP", proofKeys.ES256, { htu: `${url}/other` })).not.toBe(200);
    expect(await proven("DPoP", proofKeys.ES256, { htm: "POST" })).not.toBe(200);
  });

  it.each<[string, () => Promise<string>, origin: string | undefined, status: number]>([
    ["a page that the account allows", () => tokenOf({ allowedOrigins: [page] }), page, 200],
    ["a page that a * stands for", () => tokenOf({ allowedOrigins: ["https://*.example.com"] }), page, 200],
    ["a page of two labels where a * stands for one", () => tokenOf({ allowedOrigins: ["https://*.example.com"] }), "https://a.b.example.com", 403],
    ["the domain of which a * is a part", () => tokenOf({ allowedOrigins: ["https://*.example.com"] }), "https://example.com", 403],
    ["another page", () => tokenOf({ allowedOrigins: [page] }), `${page}.evil.com`, 403],
    ["another port", () => tokenOf({ allowedOrigins: [page] }), `${page}:8443`, 403],
    ["a page, with a token that allows none", () => tokenOf(), page, 403],
    ["a sandboxed page", () => tokenOf({ allowedOrigins: [page] }), "null", 403],
    ["a program, with an access token that allows pages", () => tokenOf({ allowedOrigins: [page] }), undefined, 200],
    ["a page that the API token allows", () => apiTokenOf([page]), page, 200],
    ["another page, with an API token", () => apiTokenOf([page]), "https://other.example.com", 403],
    ["a program, with an API token that is for pages", () => apiTokenOf([page]), undefined, 403],
  ])("compares allowed-origins: %s", async (_, make, origin, status) => {
    const response = await call(await make(), origin);
    expect(response.status).toBe(status);
    expect(readers(response)).toBe(status === 200 ? (origin ?? null) : null);
  });

  it("lets a page that is allowed read why it is refused", async () => {
    const response = await call(await tokenOf({ roleIds: [], allowedOrigins: [page] }), page);
    expect([response.status, readers(response)]).toEqual([403, page]);
  });

  it("answers a browser's preflight", async () => {
    const headers = { origin: page, "access-control-request-method": "GET", "access-control-request-headers": "authorization" };
    const response = await fetch(url, { method: "OPTIONS", headers });
    expect(response.status).toBe(204);
    expect(readers(response)).toBe(page);
    expect(response.headers.get("access-control-allow-headers")).toBe("authorization");
  });

  it("asks Latchkey for nothing but its keys, and not again for each token", async () => {
    const token = await tokenOf();
    const before = latchkey.asked.length;
    for (let n = 0; n < 20; n += 1) expect(await statusOf(token)).toBe(200);
    expect(latchkey.asked.slice(before)).toEqual([]);
  });
});
