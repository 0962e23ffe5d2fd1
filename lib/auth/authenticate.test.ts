import { beforeAll, describe, expect, it } from "vitest";
import { getToken, send } from "../../app/api/testing/call-api";
import { basic } from "../../app/api/testing/token-request";
import type { ClientKeys } from "../service-accounts/client-keys";
import { makeAccount, makeOwner, type Person } from "../testing/factories";
import { useDatabase } from "../testing/use-database";
import { actorOfSession } from "./authenticate";
import { endSession } from "./end-session";

useDatabase();

let owner: Person;
let keys: ClientKeys;
let token: string;
beforeAll(async () => {
  const made = await makeOwner();
  owner = made;
  keys = (await makeAccount(made.team)).clientKeys;
  token = await getToken(keys);
});

/** Asks who we are, with these headers and nothing else. */
async function ask(headers: Record<string, string>): Promise<{ status: number; challenge: string | null; type?: string; errors?: { extensions: object }[] }> {
  const body = JSON.stringify({ query: "{ viewer { type } }" });
  const response = await send("/api/graphql", { method: "POST", headers: { "content-type": "application/json", ...headers }, body });
  const answer = (await response.json()) as { data?: { viewer?: { type: string } }; errors?: { extensions: object }[] };
  return { status: response.status, challenge: response.headers.get("www-authenticate"), type: answer.data?.viewer?.type, errors: answer.errors };
}

const cookieValue = (cookie: string) => cookie.slice(cookie.indexOf("=") + 1);

describe("the Authorization header", () => {
  it.each([
    ["Bearer and a token", () => `Bearer ${token}`],
    ["a lower-case scheme", () => `bearer ${token}`],
    ["several spaces", () => `Bearer   ${token}`],
  ])("is taken with %s", async (_, authorization) => {
    expect(await ask({ authorization: authorization() })).toMatchObject({ status: 200, type: "SERVICE_ACCOUNT" });
  });

  it.each([
    ["client keys as Basic", () => basic(keys.clientId, keys.clientSecret)],
    ["the token without a scheme", () => token],
    ["the client secret as a token", () => `Bearer ${keys.clientSecret}`],
    ["the session as a token", () => `Bearer ${cookieValue(owner.cookie)}`],
    ["the scheme alone", () => "Bearer"],
    ["nothing", () => ""],
    ["two tokens", () => `Bearer ${token}, Bearer ${token}`],
    ["a token in quotes", () => `Bearer "${token}"`],
    ["a scheme of another name", () => `Token ${token}`],
    ["10 kB", () => `Bearer ${"A".repeat(10_000)}`],
  ])("is refused with %s", async (_, authorization) => {
    const answer = await ask({ authorization: authorization() });
    expect(answer).toMatchObject({ status: 401, errors: [{ extensions: { code: "UNAUTHENTICATED" } }] });
    expect(answer.challenge).toMatch(/^Bearer realm="Latchkey", resource_metadata="[^"]+", error="invalid_token"/);
  });

  it("that is wrong is not made good by a session beside it", async () => {
    expect(await ask({ authorization: "Bearer garbage", cookie: owner.cookie })).toMatchObject({ status: 401 });
  });

  it("comes before the session", async () => {
    expect(await ask({ authorization: `Bearer ${token}`, cookie: owner.cookie })).toMatchObject({ status: 200, type: "SERVICE_ACCOUNT" });
  });

  it("may not come from a page of another origin, unless its account allows that one", async () => {
    const headers = { authorization: `Bearer ${token}`, origin: "https://elsewhere.example.com", "sec-fetch-site": "cross-site" };
    expect(await ask(headers)).toMatchObject({ status: 403, errors: [{ extensions: { code: "FORBIDDEN", reason: "FOREIGN_ORIGIN" } }] });
  });
});

describe("a token in another place counts for nothing:", () => {
  it.each([
    ["as a session", () => ({ cookie: `latchkey-session=${token}` })],
    ["in a header of another name", () => ({ "x-access-token": token })],
  ])("%s", async (_, headers) => {
    const answer = await ask(headers());
    expect(answer).toMatchObject({ status: 401 });
    expect(answer.challenge).toBe(
      'Bearer realm="Latchkey", resource_metadata="http://localhost:3000/.well-known/oauth-protected-resource/api/graphql", DPoP algs="ES256 EdDSA Ed25519 RS256 PS256"',
    );
  });

  it("in the URL", async () => {
    const response = await send(`/api/graphql?access_token=${token}&query=${encodeURIComponent("{viewer{id}}")}`);
    expect(response.status).toBe(401);
  });
});

describe("a session", () => {
  it("works for requests of our own pages and of programs", async () => {
    const welcome: Record<string, string>[] = [{}, { origin: "http://localhost:3000" }, { "sec-fetch-site": "same-origin" }, { "sec-fetch-site": "none" }];
    for (const headers of welcome) {
      expect(await ask({ cookie: owner.cookie, ...headers })).toMatchObject({ status: 200, type: "USER" });
    }
  });

  it.each([
    ["a foreign Origin", { origin: "https://evil.example.com" }],
    ["an Origin that begins like ours", { origin: "http://localhost:3000.evil.example.com" }],
    ["our host on another port", { origin: "http://localhost:3001" }],
    ["an opaque Origin", { origin: "null" }],
    ["an empty Origin", { origin: "" }],
    ["Sec-Fetch-Site cross-site", { "sec-fetch-site": "cross-site" }],
    ["Sec-Fetch-Site same-site", { "sec-fetch-site": "same-site" }],
    ["a foreign Origin that claims to be the same site", { origin: "https://evil.example.com", "sec-fetch-site": "same-origin" }],
  ])("is refused with 403 for a request with %s", async (_, headers) => {
    expect(await ask({ cookie: owner.cookie, ...headers })).toMatchObject({
      status: 403,
      errors: [{ extensions: { code: "FORBIDDEN", reason: "FOREIGN_ORIGIN" } }],
    });
  });

  it("of a person who has signed out is nobody's", async () => {
    const { cookie, actor } = await makeOwner();
    expect(await ask({ cookie })).toMatchObject({ status: 200 });
    await endSession(actor, cookieValue(cookie));
    expect(await ask({ cookie })).toMatchObject({ status: 401, errors: [{ extensions: { code: "UNAUTHENTICATED" } }] });
    expect(await actorOfSession(cookie, actor.origin)).toBeNull();
  });

  it("with one character changed is nobody's", async () => {
    const cookie = owner.cookie.replace(/.$/, (last) => (last === "A" ? "E" : "A"));
    expect(await ask({ cookie })).toMatchObject({ status: 401 });
  });
});
