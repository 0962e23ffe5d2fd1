import { decodeJwt } from "jose";
import { beforeAll, describe, expect, it } from "vitest";
import { callApi, getToken } from "../../app/api/testing/call-api";
import { unsigned } from "../../app/api/testing/forge-token";
import { basic, postToken } from "../../app/api/testing/token-request";
import { useOtherInstance } from "../../app/api/testing/use-other-instance";
import type { Team } from "../../entities/index";
import { revokeEverything } from "../api-tokens/revoke-everything";
import { listAuditEvents } from "../audit/list-audit-events";
import { query } from "../db/pool";
import { systemActor } from "../permissions/actor";
import { setServiceAccountEnabled } from "../service-accounts/set-service-account-enabled";
import { makeAccount, makeProduct, makeTeam } from "../testing/factories";
import { startTokenIssuer, type TokenIssuer } from "../testing/token-issuer";
import { useDatabase } from "../testing/use-database";
import { addTrustRule, type AddTrustRuleInput } from "../trust-rules/add-trust-rule";
import { removeTrustRules } from "../trust-rules/remove-trust-rules";
import { flushUses } from "../usage/last-use";

useDatabase();
const other = useOtherInstance();

const system = systemActor("Test");
const exchange = "urn:ietf:params:oauth:grant-type:token-exchange";
const jwtType = "urn:ietf:params:oauth:token-type:jwt";
const main = { sub: "repo:acme/app:ref:refs/heads/main", repository: "acme/app" };
const now = () => Math.floor(Date.now() / 1000);

let team: Team;
let issuer: TokenIssuer;
let stranger: TokenIssuer;
beforeAll(async () => {
  [team, issuer, stranger] = [await makeTeam(), await startTokenIssuer(), await startTokenIssuer()];
});

async function makeTrusting(more: Partial<AddTrustRuleInput> = {}, account: Parameters<typeof makeAccount>[1] = {}) {
  const { account: made, clientKeys } = await makeAccount(team, account);
  const conditions = [{ claim: "sub", pattern: "repo:acme/app:ref:refs/heads/*" }];
  const rule = await addTrustRule(system, { serviceAccountId: made.id, name: "Main", issuer: issuer.url, conditions, ...more });
  return { account: made, clientKeys, clientId: clientKeys.clientId, rule };
}
const formOf = (clientId: string, token: string, more: Record<string, string | undefined> = {}) =>
  new URLSearchParams(
    Object.entries({ grant_type: exchange, client_id: clientId, subject_token: token, subject_token_type: jwtType, ...more }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  ).toString();
const ask = (clientId: string, token: string, more: Record<string, string | undefined> = {}, at?: string) =>
  postToken({ clientId: "", clientSecret: "" }, formOf(clientId, token, more), { authorization: null, at });
const statusThere = async (clientId: string, token: string) => (await ask(clientId, token, {}, other.url)).status;
const answer = async (response: Response) => ({ status: response.status, ...((await response.json()) as object) });

describe("a foreign token is exchanged", () => {
  it("for an access token of the account, in the members of RFC 8693 §2.2.1", async () => {
    const { account, clientId, rule } = await makeTrusting();
    const response = await ask(clientId, await issuer.sign(main));
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    const body = (await response.json()) as { access_token: string };
    expect(body).toEqual({
      access_token: expect.any(String),
      issued_token_type: "urn:ietf:params:oauth:token-type:access_token",
      token_type: "Bearer",
      expires_in: 3600,
      scope: expect.stringContaining("service-account:read"),
    });
    expect(decodeJwt(body.access_token)).toMatchObject({ sub: account.id, client_id: clientId });
    expect((await callApi({ bearer: body.access_token }, "{ viewer { id } }")).data!.viewer.id).toBe(account.id);
    const { items } = await listAuditEvents(system, { teamId: team.id, filter: { action: "token.grant", targetId: account.id } });
    expect(items).toMatchObject([{ details: { grant: "token-exchange", credential: rule.id, issuer: issuer.url, subject: main.sub } }]);
    await flushUses();
    expect(await query("SELECT last_used_at IS NOT NULL AS used FROM trust_rule WHERE id = $1", [rule.id])).toEqual([{ used: true }]);
  });

  it("for no more than is asked for, and again until it expires", async () => {
    const { clientId } = await makeTrusting();
    const token = await issuer.sign(main);
    for (const type of [jwtType, "urn:ietf:params:oauth:token-type:id_token"]) {
      const response = await ask(clientId, token, {
        subject_token_type: type,
        scope: "product:read",
        requested_token_type: "urn:ietf:params:oauth:token-type:access_token",
      });
      expect(await answer(response)).toMatchObject({ status: 200, scope: "product:read" });
    }
    expect(await answer(await ask(clientId, token, { scope: "team:update" }))).toMatchObject({ status: 400, error: "invalid_scope" });
  });

  it("if any of several rules takes it", async () => {
    const { account, clientId } = await makeTrusting({ conditions: [{ claim: "repository", pattern: "acme/other" }] });
    await addTrustRule(system, {
      serviceAccountId: account.id,
      name: "Second",
      issuer: issuer.url,
      conditions: [{ claim: "repository", pattern: "acme/app" }],
    });
    expect((await ask(clientId, await issuer.sign(main))).status).toBe(200);
  });

  it("for an audience of the rule's choice, and not if it is for others too, who could send it", async () => {
    const { clientId } = await makeTrusting({ audience: "latchkey-of-acme" });
    for (const aud of ["latchkey-of-acme", ["latchkey-of-acme"]]) expect((await ask(clientId, await issuer.sign({ ...main, aud }))).status).toBe(200);
    for (const aud of ["other", ["other", "latchkey-of-acme"], []]) expect((await ask(clientId, await issuer.sign({ ...main, aud }))).status).toBe(400);
    expect((await ask(clientId, await issuer.sign(main))).status).toBe(400);
  });

  it("whatever its subject is called, and the trail has it as far as it can be written", async () => {
    const { account, clientId } = await makeTrusting({ conditions: [{ claim: "repository", pattern: "acme/app" }] });
    const subjects = ["\ud800", `${"a".repeat(499)}\u{1f600}`, "a\0b"];
    for (const sub of subjects) expect((await ask(clientId, await issuer.sign({ ...main, sub }))).status).toBe(200);
    const { items } = await listAuditEvents(system, { teamId: team.id, filter: { action: "token.grant", targetId: account.id } });
    expect(items.map(({ details }) => details.subject).reverse()).toEqual(["\ufffd", `${"a".repeat(499)}\ufffd`, "a?b"]);
  });

  it("for each of several audiences that are the same (RFC 8693 §2.1)", async () => {
    const { clientId } = await makeTrusting();
    const own = "audience=http%3A%2F%2Flocalhost%3A3000%2Fapi%2Fgraphql";
    const askFor = async (more: string) =>
      (await postToken({ clientId: "", clientSecret: "" }, `${formOf(clientId, await issuer.sign(main))}&${more}`, { authorization: null })).status;
    expect(await askFor(`${own}&${own}`)).toBe(200);
    expect(await askFor(`${own}&audience=https%3A%2F%2Fother.example.com`)).toBe(400);
    expect(await askFor(`${own}%20http%3A%2F%2Flocalhost%3A3000%2Fapi%2Fgraphql`)).toBe(400);
  });
});

const untrusted = {
  status: 400,
  error: "invalid_request",
  error_description: "No trust rule of this service account takes the token. Its managers can see why by testing it.",
};
type Wrong = [what: string, make: () => Promise<string> | string];
const wrong: Wrong[] = [
  ["of another repository", () => issuer.sign({ ...main, sub: "repo:acme/other:ref:refs/heads/main" })],
  ["whose part begins as the wanted one does", () => issuer.sign({ ...main, sub: "repo:acme/app:ref:refs/heads/main/../x" })],
  ["that goes on behind the pattern", () => issuer.sign({ ...main, sub: "repo:acme/app:ref:refs/heads/a:b" })],
  ["without the claim", () => issuer.sign({ repository: "acme/app" })],
  ["of an issuer that no rule names", () => stranger.sign(main)],
  ["of one issuer that claims to be another", () => stranger.sign({ ...main, iss: issuer.url })],
  ["of another issuer under the trusted one's kid", () => issuer.sign(main, { key: stranger.keys.privateKey })],
  ["of the issuer with a slash more", () => issuer.sign({ ...main, iss: `${issuer.url}/` })],
  ["without an issuer", () => issuer.sign({ ...main, iss: undefined })],
  ["for another audience", () => issuer.sign({ ...main, aud: "https://other.example.com" })],
  ["for an audience that begins as ours", () => issuer.sign({ ...main, aud: "http://localhost:3000/" })],
  ["without an audience", () => issuer.sign({ ...main, aud: undefined })],
  ["that has expired", () => issuer.sign({ ...main, exp: now() - 61 })],
  ["without exp", () => issuer.sign({ ...main, exp: undefined })],
  ["that was good for two days, on its last", () => issuer.sign({ ...main, iat: now() - 172_000, exp: now() + 800 })],
  ["whose audience is an object", () => issuer.sign({ ...main, aud: [{ toString: 1, valueOf: 2 }] as never })],
  ["whose audience is a list in a list", () => issuer.sign({ ...main, aud: [["http://localhost:3000"]] as never })],
  ["whose issuer is an object", () => issuer.sign({ ...main, iss: { toString: 1, valueOf: 2 } as never })],
  ["that is good for two days", () => issuer.sign({ ...main, exp: now() + 172_800 })],
  ["issued in the future", () => issuer.sign({ ...main, iat: now() + 120 })],
  ["that isn't valid yet", () => issuer.sign({ ...main, nbf: now() + 120 })],
  ["with the type of an access token", () => issuer.sign(main, { header: { typ: "at+jwt" } })],
  ["with something that must be understood", () => issuer.sign(main, { header: { crit: ["b64"], b64: true } })],
  ["with another algorithm than its key's", () => issuer.sign(main, { header: { alg: "PS256" } })],
  ["with an unknown kid", () => issuer.sign(main, { header: { kid: "two" } })],
  ["with its key inside", () => issuer.sign(main, { header: { jwk: stranger.keys.publicKey.export({ format: "jwk" }) }, key: stranger.keys.privateKey })],
  [
    "signed with the public key as a secret",
    () => issuer.sign(main, { header: { alg: "HS256" }, key: Buffer.from(issuer.keys.publicKey.export({ type: "spki", format: "pem" })) }),
  ],
  ["without a signature", async () => unsigned(await issuer.sign(main), "none")],
  ["without a signature, under the right algorithm", async () => unsigned(await issuer.sign(main), "RS256")],
  ["that is no JWT", () => "nonsense"],
  ["of our own", async () => getToken((await makeAccount(team)).clientKeys)],
  ["that is too long", () => issuer.sign({ ...main, pad: "a".repeat(20_000) })],
];

describe("no exchange for a token", () => {
  it.each(wrong)("%s", async (_, make) => {
    const { clientId } = await makeTrusting();
    expect(await answer(await ask(clientId, await make()))).toEqual(untrusted);
  });

  it("that another account trusts, nor for a client that there isn't: all look alike", async () => {
    await makeTrusting();
    const { clientKeys } = await makeAccount(team);
    const token = await issuer.sign(main);
    for (const clientId of [clientKeys.clientId, `lkc_${"0".repeat(32)}`, "me"]) expect(await answer(await ask(clientId, token))).toEqual(untrusted);
  });

  it.each<[string, Record<string, string | undefined>, string]>([
    ["without client_id", { client_id: undefined }, "invalid_request"],
    ["without subject_token", { subject_token: undefined }, "invalid_request"],
    ["without subject_token_type", { subject_token_type: undefined }, "invalid_request"],
    ["as an access token", { subject_token_type: "urn:ietf:params:oauth:token-type:access_token" }, "invalid_request"],
    ["as SAML", { subject_token_type: "urn:ietf:params:oauth:token-type:saml2" }, "invalid_request"],
    ["for a refresh token", { requested_token_type: "urn:ietf:params:oauth:token-type:refresh_token" }, "invalid_request"],
    ["with an actor", { actor_token: "x" }, "invalid_request"],
    ["with a secret beside it", { client_secret: "lks_x" }, "invalid_request"],
    ["for another resource", { resource: "https://other.example.com" }, "invalid_target"],
    ["for another audience", { audience: "https://other.example.com" }, "invalid_target"],
  ])("%s", async (_, more, error) => {
    const { clientId } = await makeTrusting();
    expect(await answer(await ask(clientId, await issuer.sign(main), more))).toEqual({ status: 400, error, error_description: expect.any(String) });
  });

  it("with a header beside it", async () => {
    const { clientId, clientKeys } = await makeTrusting();
    const response = await postToken(clientKeys, formOf(clientId, await issuer.sign(main)), { authorization: basic(clientId, clientKeys.clientSecret) });
    expect(await answer(response)).toMatchObject({ status: 400, error: "invalid_request" });
  });

  it.each<[string, (made: Awaited<ReturnType<typeof makeTrusting>>) => Promise<unknown>]>([
    ["after the rule was removed", ({ rule }) => removeTrustRules(system, rule.id)],
    ["after the account was disabled", ({ account }) => setServiceAccountEnabled(system, account.id, false)],
    ["after everything was revoked", ({ account }) => revokeEverything(system, account.id)],
  ])("%s, on every instance at once", async (_, change) => {
    const made = await makeTrusting();
    const token = await issuer.sign(main);
    expect(await statusThere(made.clientId, token)).toBe(200);
    await change(made);
    expect((await ask(made.clientId, token)).status).toBe(400);
    expect(await statusThere(made.clientId, token)).toBe(400);
  });

  it("after the rule has ended, without any news of it", async () => {
    const { clientId } = await makeTrusting({ expiresAt: new Date(Date.now() + 1_500) });
    const token = await issuer.sign(main);
    expect(await statusThere(clientId, token)).toBe(200);
    await expect.poll(() => statusThere(clientId, token), { timeout: 3_000 }).toBe(400);
  });

  it("more than some times a minute, while the right one goes on; and the audit trail tells why", async () => {
    const { account, clientId } = await makeTrusting();
    const bad = await issuer.sign({ ...main, sub: "repo:evil/app" });
    const statuses = new Set<number>();
    for (let n = 0; n < 25; n += 1) statuses.add((await ask(clientId, bad)).status);
    expect([...statuses]).toEqual([400, 429]);
    expect((await ask(clientId, await issuer.sign(main))).status).toBe(200);
    const { items } = await listAuditEvents(system, { teamId: team.id, filter: { action: "token.refuse", targetId: account.id } });
    expect(items[0]).toMatchObject({ details: { reason: "foreign token: no rule takes it" } });
  });
});

describe("resource indicators (RFC 8707)", () => {
  it("name the audience of the account's product, and nothing else", async () => {
    const product = await makeProduct(team);
    const { clientKeys } = await makeAccount(team, { productId: product.id, roleIds: [] });
    const grant = (...resources: string[]) =>
      postToken(clientKeys, new URLSearchParams([["grant_type", "client_credentials"], ...resources.map((each) => ["resource", each])]).toString());
    expect((await grant(product.audience!)).status).toBe(200);
    expect((await grant(product.audience!, product.audience!)).status).toBe(200);
    for (const resources of [["https://other.example.com"], [product.audience!, "https://other.example.com"], [`${product.audience}#x`], ["nonsense"]])
      expect(await answer(await grant(...resources))).toEqual({ status: 400, error: "invalid_target", error_description: expect.any(String) });
  });
});
