import { beforeAll, describe, expect, it } from "vitest";
import { callWith, preflight } from "../../app/api/testing/call-from";
import { getToken, send } from "../../app/api/testing/call-api";
import type { ServiceAccount } from "../../entities/index";
import { revokeApiToken } from "../api-tokens/revoke-api-tokens";
import { updateApiToken } from "../api-tokens/update-api-token";
import { query } from "../db/pool";
import { systemActor } from "../permissions/actor";
import type { ClientKeys } from "../service-accounts/client-keys";
import { makeAccount, makeTeam } from "../testing/factories";
import { makeToken } from "../testing/make-token";
import { useDatabase } from "../testing/use-database";

useDatabase();

const system = systemActor("Test");
const app = "https://app.example.com";
const allowedOrigins = [app, "https://*.apps.example.org", "http://localhost:5173"];
const scopes = ["service-account:read"];
let account: ServiceAccount;
let clientKeys: ClientKeys;
let browserToken: string;
let browserTokenId: string;
let plainToken: string;
beforeAll(async () => {
  ({ account, clientKeys } = await makeAccount(await makeTeam()));
  const made = await makeToken(account, { scopes, allowedOrigins });
  [browserToken, browserTokenId] = [made.plainToken, made.token.id];
  ({ plainToken } = await makeToken(account, { scopes }));
});

const cors = (headers: Headers) => Object.fromEntries([...headers].filter(([name]) => name.startsWith("access-control-")));
const varies = (headers: Headers) => (headers.get("vary") ?? "").split(/, */);

describe("a token with origins", () => {
  it.each([app, "https://one.apps.example.org", "http://localhost:5173"])("works from %s, and its answer may be read there only", async (origin) => {
    for (const text of ["{ viewer { id } }", "{ auditEvents { totalCount } }", "{ nonsense"]) {
      const { headers } = await callWith(browserToken, { origin }, text);
      expect(cors(headers)).toEqual({
        "access-control-allow-origin": origin,
        "access-control-expose-headers": "dpop-nonce, ratelimit, ratelimit-policy, retry-after, www-authenticate, x-request-id",
      });
      expect(varies(headers)).toContain("Origin");
    }
    expect((await callWith(browserToken, { origin })).status).toBe(200);
  });

  const lookAlikes = [
    "https://app.example.com.evil.com",
    "https://evilapp.example.com",
    "http://app.example.com",
    "https://app.example.com:8443",
    "https://app.example.com.",
    "https://APP.EXAMPLE.COM",
    "HTTPS://app.example.com",
    "null",
    "",
    "https://apps.example.org",
    "https://a.b.apps.example.org",
    "https://evilapps.example.org",
    "https://*.apps.example.org",
    "http://localhost:3000",
    "http://localhost:5174",
    "https://app.example.com/",
    "https://app.example.com, https://evil.com",
  ];
  it.each(lookAlikes)("is refused from %j, with the reason and without a header that lets a page read it", async (origin) => {
    const { status, code, reason, headers } = await callWith(browserToken, { origin });
    expect({ status, code, reason }).toEqual({ status: 403, code: "FORBIDDEN", reason: "ORIGIN_NOT_ALLOWED" });
    expect(cors(headers)).toEqual({});
    expect(varies(headers)).toContain("Origin");
  });

  it("is refused without an Origin, as programs call", async () => {
    const { plainToken: other, token } = await makeToken(account, { allowedOrigins });
    expect(await callWith(other)).toMatchObject({ status: 403, reason: "ORIGIN_REQUIRED" });
    expect(await query("SELECT details->>'reason' AS reason FROM audit_event WHERE action = 'api-token.refuse' AND target_id = $1", [token.id])).toEqual([
      { reason: "ORIGIN_REQUIRED" },
    ]);
  });

  it("lets a page of its origins read why it is refused from an address", async () => {
    const { plainToken: bound } = await makeToken(account, { allowedOrigins, allowedCidrs: ["10.0.0.0/8"] });
    const { status, reason, headers } = await callWith(bound, { origin: app });
    expect({ status, reason }).toEqual({ status: 403, reason: "ADDRESS_NOT_ALLOWED" });
    expect(headers.get("access-control-allow-origin")).toBe(app);
  });

  it("that is no longer valid says so to a page, if another token allows its origin", async () => {
    const { plainToken: gone, token } = await makeToken(account, { allowedOrigins: [app, "https://lonely.example.com"] });
    await revokeApiToken(system, token.id);
    const read = async (origin: string) => {
      const { status, reason, headers } = await callWith(gone, { origin });
      return [status, reason, headers.get("access-control-allow-origin")];
    };
    expect(await read(app)).toEqual([401, "TOKEN_REVOKED", app]);
    expect(await read("https://lonely.example.com")).toEqual([401, "TOKEN_REVOKED", null]);
  });

  it("counts from another origin as soon as its list has it, and no longer from the old one", async () => {
    const { plainToken: moving, token } = await makeToken(account, { allowedOrigins: ["https://old.example.com"] });
    expect((await callWith(moving, { origin: "https://old.example.com" })).status).toBe(200);
    await updateApiToken(system, token.id, { allowedOrigins: ["https://new.example.com"] });
    expect((await callWith(moving, { origin: "https://new.example.com" })).status).toBe(200);
    expect((await callWith(moving, { origin: "https://old.example.com" })).reason).toBe("ORIGIN_NOT_ALLOWED");
    expect((await preflight("https://new.example.com")).status).toBe(204);
    expect((await preflight("https://old.example.com")).status).toBe(403);
  });
});

describe("a token without origins", () => {
  it("works for programs, and on our own pages", async () => {
    for (const origin of [undefined, "http://localhost:3000"]) {
      const { status, headers } = await callWith(plainToken, { origin });
      expect(status).toBe(200);
      expect(cors(headers)).toEqual({});
    }
  });

  it.each([app, "https://evil.example.com", "null", "http://localhost:3001", "http://localhost:3000.evil.com"])(
    "is refused from a page of %s",
    async (origin) => {
      const { status, reason, headers } = await callWith(plainToken, { origin });
      expect({ status, reason }).toEqual({ status: 403, reason: "FOREIGN_ORIGIN" });
      expect(cors(headers)).toEqual({});
    },
  );
});

describe("a preflight", () => {
  it.each([app, "https://two.apps.example.org", "http://localhost:5173"])("from %s, which a token allows, is answered", async (origin) => {
    const response = await preflight(origin);
    expect(response.status).toBe(204);
    expect(cors(response.headers)).toEqual({
      "access-control-allow-origin": origin,
      "access-control-allow-methods": "GET, POST",
      "access-control-allow-headers": "authorization, content-type, dpop",
      "access-control-max-age": "600",
    });
    expect(varies(response.headers)).toContain("Origin");
  });

  it.each(["https://evil.example.com", "https://app.example.com.evil.com", "http://app.example.com", "null", "*", "https://*.apps.example.org", "https://*"])(
    "from %s is refused",
    async (origin) => {
      const response = await preflight(origin);
      expect(response.status).toBe(403);
      expect(((await response.json()) as { reason: string }).reason).toBe("ORIGIN_NOT_ALLOWED");
      expect(cors(response.headers)).toEqual({});
      expect(response.headers.get("vary")).toBe("Origin");
    },
  );

  it("is refused once the only token that allowed the origin has ended", async () => {
    const made = await makeToken(account, { allowedOrigins: ["https://short.example.com", "https://lived.example.com"], expiresInDays: 1 });
    expect((await preflight("https://short.example.com")).status).toBe(204);
    await query("UPDATE api_token SET expires_at = now() - interval '1 second' WHERE id = $1", [made.token.id]);
    expect((await preflight("https://lived.example.com")).status).toBe(403);
    await revokeApiToken(system, made.token.id);
    expect((await preflight("https://short.example.com")).status).toBe(403);
  });

  it("is none without what makes it one", async () => {
    expect((await send("/api/graphql", { method: "OPTIONS" })).status).toBe(405);
    expect((await send("/api/graphql", { method: "OPTIONS", headers: { origin: app } })).status).toBe(405);
    expect((await send("/oauth/token", { method: "OPTIONS", headers: { origin: app, "access-control-request-method": "POST" } })).status).toBe(405);
  });
});

it("no other credential opens the API to another origin's pages", async () => {
  const { headers } = await callWith(await getToken(clientKeys), { origin: app });
  expect(cors(headers)).toEqual({});
  const anonymous = await send("/api/graphql", {
    method: "POST",
    headers: { origin: app, "content-type": "application/json" },
    body: '{"query":"{viewer{id}}"}',
  });
  expect(cors(anonymous.headers)).toEqual({});
});

describe("corsCheck tells what a browser would get", () => {
  it.each([
    [app, true, "ALLOWED"],
    ["https://x.apps.example.org", true, "ALLOWED"],
    ["https://x.y.apps.example.org", false, "NOT_ON_LIST"],
    ["http://app.example.com", false, "OTHER_SCHEME"],
    ["https://app.example.com:444", false, "OTHER_PORT"],
    ["http://localhost", false, "OTHER_PORT"],
    ["https://app.example.com.", false, "NOT_AN_ORIGIN"],
    ["https://App.example.com", false, "NOT_AN_ORIGIN"],
    ["null", false, "NOT_AN_ORIGIN"],
    ["\0", false, "NOT_AN_ORIGIN"],
    ["https://evil.example.com", false, "NOT_ON_LIST"],
  ])("from %j", async (origin, allowed, reason) => {
    const { plainToken: reader } = await makeToken(account, { scopes: ["token:read"] });
    const asked = `{ corsCheck(origin: ${JSON.stringify(origin)}, tokenId: "${browserTokenId}") { allowed reason message } }`;
    expect((await callWith(reader, {}, asked)).data!.corsCheck).toEqual({ allowed, reason, message: expect.stringMatching(/\w+/) });
    // No request carries NUL in a header.
    if (origin !== "\0") expect((await callWith(browserToken, { origin })).status === 200).toBe(allowed);
  });
});
