import { beforeAll, describe, expect, it } from "vitest";
import { send } from "../../app/api/testing/call-api";
import { answer, assertionOf, assertionType, bodyOf, makeKeyClient, now, post, testKeys } from "../../app/api/testing/client-assertion";
import { basic, postToken } from "../../app/api/testing/token-request";
import type { Team } from "../../entities/index";
import { systemActor } from "../permissions/actor";
import type { ClientKeys } from "../service-accounts/client-keys";
import { makeAccount, makeTeam } from "../testing/factories";
import { startTokenIssuer, type TokenIssuer } from "../testing/token-issuer";
import { useDatabase } from "../testing/use-database";
import { addTrustRule } from "../trust-rules/add-trust-rule";

useDatabase();

const exchange = "urn:ietf:params:oauth:grant-type:token-exchange";
const jwtType = "urn:ietf:params:oauth:token-type:jwt";
const long = "a".repeat(60_000);

let team: Team;
let keys: ClientKeys;
let keyClient: string;
let issuer: TokenIssuer;
let foreign: string;
beforeAll(async () => {
  team = await makeTeam();
  const { account, clientKeys } = await makeAccount(team);
  keys = clientKeys;
  keyClient = (await makeKeyClient(team)).clientId;
  issuer = await startTokenIssuer();
  await addTrustRule(systemActor("Test"), {
    serviceAccountId: account.id,
    name: "Main",
    issuer: issuer.url,
    conditions: [{ claim: "sub", pattern: "repo:acme/app" }],
  });
  foreign = await issuer.sign({ sub: "repo:acme/app" });
});

/** What each endpoint takes, so that a table changes one thing of it. */
const endpoints: Record<string, { path: string; good: () => string }> = {
  "the token endpoint": { path: "/oauth/token", good: () => "grant_type=client_credentials" },
  introspection: { path: "/oauth/introspect", good: () => "token=a" },
  revocation: { path: "/oauth/revoke", good: () => "token=a" },
};
/** An exchange, with some of it changed; a parameter that is undefined is left out. */
const exchangeOf = (more: Record<string, string | undefined> = {}) =>
  new URLSearchParams(
    Object.entries({ grant_type: exchange, client_id: keys.clientId, subject_token: foreign, subject_token_type: jwtType, ...more }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  ).toString();

const invalid = (error_description: string, status = 400) => ({ status, error: "invalid_request", error_description });
const noClient = (error_description: string) => ({ status: 401, error: "invalid_client", error_description });
const wrongKeys = noClient("The client id or the client secret is wrong.");
const noCredential = noClient("Authenticate with the client id and the client secret, or with a client assertion.");
const noBasic = noClient("The Authorization header is not HTTP Basic with the client id and the client secret.");
const twoWays = invalid("Authenticate in one way: by the header, by a secret in the body, or by an assertion.");
const noForm = invalid("Send the parameters as application/x-www-form-urlencoded.");
const unknownClient = `lkc_${"0".repeat(32)}`;

type Row = [what: string, ask: (path: string, good: string) => Promise<Response>, expected: object];
const everywhere: Row[] = [
  ["a parameter sent twice", (path, good) => postToken(keys, `${good}&${good}`, { path }), invalid("")],
  ["an unknown parameter sent twice", (path, good) => postToken(keys, `${good}&x=1&x=2`, { path }), invalid("The parameter x is sent twice.")],
  ["an empty parameter sent twice", (path, good) => postToken(keys, `${good}&x=&x=`, { path }), invalid("The parameter x is sent twice.")],
  [
    "a parameter sent twice whose name is long",
    (path, good) => postToken(keys, `${good}&${"x".repeat(9_000)}=1&${"x".repeat(9_000)}=2`, { path }),
    invalid(`The parameter ${"x".repeat(60)} is sent twice.`),
  ],
  [
    "a client id sent twice",
    (path, good) => postToken(keys, `${good}&client_id=a&client_id=a`, { path, authorization: null }),
    invalid("The parameter client_id is sent twice."),
  ],
  ["NUL in a parameter", (path, good) => postToken(keys, `${good}&x=a%00b`, { path }), invalid("The parameter x holds characters that are not allowed.")],
  [
    "a parameter that is not UTF-8",
    (path, good) => postToken(keys, `${good}&x=%FF`, { path }),
    invalid("The parameter x holds characters that are not allowed."),
  ],
  [
    "a body that is not UTF-8",
    (path, good) => postToken(keys, Buffer.concat([Buffer.from(`${good}&x=`), Buffer.from([0xff])]), { path }),
    invalid("The body is not valid UTF-8."),
  ],
  ["JSON", (path) => postToken(keys, '{"grant_type":"client_credentials","token":"a"}', { path, type: "application/json" }), noForm],
  ["text", (path, good) => postToken(keys, good, { path, type: "text/plain" }), noForm],
  ["a form of several parts", (path, good) => postToken(keys, good, { path, type: "multipart/form-data; boundary=x" }), noForm],
  ["no content type", (path, good) => postToken(keys, Buffer.from(good), { path, type: null }), noForm],
  ["a compressed body", (path, good) => postToken(keys, good, { path, encoding: "gzip" }), invalid("Send the body without content-encoding.", 415)],
  ["a body of 70 kB", (path, good) => postToken(keys, `${good}&x=${"a".repeat(70_000)}`, { path }), invalid("The body is larger than 64 kB.", 413)],
  ["GET", (path, good) => send(`${path}?${good}`), invalid("This endpoint answers POST only.", 405)],
  ["PUT", (path, good) => postToken(keys, good, { path, method: "PUT" }), invalid("This endpoint answers POST only.", 405)],
  ["the parameters in the address", (path, good) => postToken(keys, null, { path: `${path}?${good}` }), invalid("")],
  ["no authentication", (path, good) => postToken(keys, good, { path, authorization: null }), noCredential],
  ["a client id alone", (path, good) => postToken(keys, `${good}&client_id=${keys.clientId}`, { path, authorization: null }), noCredential],
  ["a secret alone", (path, good) => postToken(keys, `${good}&client_secret=${keys.clientSecret}`, { path, authorization: null }), noCredential],
  ["an empty secret", (path, good) => postToken(keys, `${good}&client_id=${keys.clientId}&client_secret=`, { path, authorization: null }), noCredential],
  ["a Bearer header", (path, good) => postToken(keys, good, { path, authorization: `Bearer ${keys.clientSecret}` }), noBasic],
  ["a Basic header without a secret", (path, good) => postToken(keys, good, { path, authorization: basic(keys.clientId, "") }), noBasic],
  ["a wrong secret", (path, good) => postToken(keys, good, { path, authorization: basic(keys.clientId, "lks_guess") }), wrongKeys],
  [
    "a secret of 60,000 characters",
    (path, good) => postToken(keys, `${good}&client_id=${keys.clientId}&client_secret=${long}`, { path, authorization: null }),
    wrongKeys,
  ],
  ["an unknown client", (path, good) => postToken(keys, good, { path, authorization: basic(unknownClient, keys.clientSecret) }), wrongKeys],
  ["a client id of 60,000 characters", (path, good) => postToken(keys, `${good}&client_id=${long}&client_secret=a`, { path, authorization: null }), wrongKeys],
  ["a header and a secret in the body", (path, good) => postToken(keys, `${good}&client_secret=${keys.clientSecret}`, { path }), twoWays],
  [
    "a header and another client id in the body",
    (path, good) => postToken(keys, `${good}&client_id=${unknownClient}`, { path }),
    invalid("The client id in the body is not the one in the header."),
  ],
  [
    "a header and an assertion",
    async (path, good) =>
      postToken(keys, `${good}&client_assertion_type=${encodeURIComponent(assertionType)}&client_assertion=${await assertionOf(keyClient)}`, { path }),
    twoWays,
  ],
];

const assertions: [what: string, make: () => Promise<string> | string, description: string][] = [
  ["used before", () => usedBefore(), "The client assertion was used before."],
  ["for another audience", () => assertionOf(keyClient, { claims: { aud: "https://other.example.com" } }), "The client assertion is for another audience."],
  ["issued in the future", () => assertionOf(keyClient, { claims: { iat: now() + 120 } }), "The client assertion was issued in the future."],
  ["expired", () => assertionOf(keyClient, { claims: { exp: now() - 120 } }), "The client assertion has expired."],
  ["of another key", () => assertionOf(keyClient, { key: testKeys.foreign.privateKey }), "The client assertion is not signed by a key of this client."],
  ["of 60,000 characters", () => long, "The client assertion is no JWT with the client id as its sub."],
];
async function usedBefore(): Promise<string> {
  const assertion = await assertionOf(keyClient);
  expect((await post(bodyOf(assertion))).status).toBe(200);
  return assertion;
}

describe.each(Object.entries(endpoints))("%s refuses, with exactly this JSON,", (name, { path, good }) => {
  it.each(everywhere)("%s", async (what, ask, expected) => {
    const response = await ask(path, good());
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("www-authenticate")).toBe(response.status === 401 ? 'Basic realm="Latchkey", charset="UTF-8"' : null);
    expect(response.headers.get("allow")).toBe(response.status === 405 ? "POST" : null);
    const body = await answer(response);
    // Which parameter it is differs from endpoint to endpoint.
    const parameter = name === "the token endpoint" ? "grant_type" : "token";
    const own = {
      "a parameter sent twice": `The parameter ${parameter} is sent twice.`,
      "the parameters in the address": `The parameter ${parameter} is missing.`,
    };
    expect(body).toEqual({ ...expected, ...(what in own && { error_description: own[what as keyof typeof own] }) });
  });

  it.each(assertions)("an assertion %s", async (_, make, description) => {
    const body = `${good()}&client_assertion_type=${encodeURIComponent(assertionType)}&client_assertion=${await make()}`;
    expect(await answer(await post(body, { path }))).toEqual(noClient(description));
  });
});

describe("the token endpoint refuses, with exactly this JSON,", () => {
  const offered = `This server grants client_credentials, ${exchange}, not`;
  const badScope = (error_description: string) => ({ status: 400, error: "invalid_scope", error_description });
  const names = Array.from({ length: 5_000 }, (_, n) => `x${n}`);
  it.each<[string, string, object]>([
    ["an empty grant_type", "grant_type=", invalid("The parameter grant_type is missing.")],
    ...["password", "refresh_token", "urn:ietf:params:oauth:grant-type:jwt-bearer"].map((grant): [string, string, object] => [
      `the grant ${grant}`,
      `grant_type=${encodeURIComponent(grant)}`,
      { status: 400, error: "unsupported_grant_type", error_description: `${offered} ${grant}.` },
    ]),
    [
      "a grant in another case",
      "grant_type=Client_Credentials",
      { status: 400, error: "unsupported_grant_type", error_description: `${offered} Client_Credentials.` },
    ],
    [
      "a grant of 60,000 characters",
      `grant_type=${long}`,
      { status: 400, error: "unsupported_grant_type", error_description: `${offered} ${"a".repeat(60)}.` },
    ],
    ["a grant of other characters", "grant_type=%22%5C%C3%A9", { status: 400, error: "unsupported_grant_type", error_description: `${offered} ???.` }],
    ["an unknown scope", "grant_type=client_credentials&scope=product:read+nothing:read", badScope("The service account doesn't hold: nothing:read.")],
    ["a scope that it doesn't hold", "grant_type=client_credentials&scope=team:update", badScope("The service account doesn't hold: team:update.")],
    ["a scope of 60,000 characters", `grant_type=client_credentials&scope=${long}`, badScope("The scope is malformed.")],
    ["5,000 scopes", `grant_type=client_credentials&scope=${names.join("+")}`, badScope(`The service account doesn't hold: ${names.slice(0, 10).join(" ")}.`)],
    [
      "a resource of 60,000 characters",
      `grant_type=client_credentials&resource=${long}`,
      { status: 400, error: "invalid_target", error_description: "The service account gets tokens for the audience of its product, and for nothing else." },
    ],
  ])("%s", async (_, body, expected) => expect(await answer(await postToken(keys, body))).toEqual(expected));

  it("an unknown grant of nobody, as nobody", async () =>
    expect(await answer(await postToken(keys, "grant_type=password", { authorization: null }))).toEqual(noCredential));
});

describe("introspection and revocation refuse, with exactly this JSON,", () => {
  const missing = invalid("The parameter token is missing.");
  it.each(["/oauth/introspect", "/oauth/revoke"])("a missing and an empty token: %s", async (path) => {
    for (const body of ["", "token=", "token_type_hint=access_token"]) expect(await answer(await postToken(keys, body, { path }))).toEqual(missing);
  });

  it("nothing that only looks like a token, however long, nor a hint", async () => {
    for (const body of [`token=${long}`, `token=a&token_type_hint=${"a".repeat(50_000)}`, "token=a&token_type_hint=refresh_token"]) {
      expect(await answer(await postToken(keys, body, { path: "/oauth/introspect" }))).toEqual({ status: 200, active: false });
      const revoked = await postToken(keys, body, { path: "/oauth/revoke" });
      expect([revoked.status, await revoked.text()]).toEqual([200, ""]);
    }
  });
});

describe("an exchange is refused, with exactly this JSON,", () => {
  const untrusted = invalid("No trust rule of this service account takes the token. Its managers can see why by testing it.");
  const own = invalid("The subject_token is the credential of an exchange: send no other, and the client id as client_id.");
  const target = {
    status: 400,
    error: "invalid_target",
    error_description: "The service account gets tokens for the audience of its product, and for nothing else.",
  };
  const types = ["id_token", "jwt", "access_token"].map((type) => `urn:ietf:params:oauth:token-type:${type}`).join(", ");
  const noType = invalid(`The subject_token_type must be one of ${types}.`);
  const signed = (claims: object) => issuer.sign({ sub: "repo:acme/app", ...claims });
  it.each<[string, () => Promise<string> | string, object]>([
    ["a parameter sent twice", () => `${exchangeOf()}&subject_token=a`, invalid("The parameter subject_token is sent twice.")],
    ["no client id", () => exchangeOf({ client_id: undefined }), invalid("The parameter client_id is missing: the client id of the service account.")],
    ["no token", () => exchangeOf({ subject_token: undefined }), invalid("The parameter subject_token is missing.")],
    ["an empty token", () => exchangeOf({ subject_token: "" }), invalid("The parameter subject_token is missing.")],
    ["no type", () => exchangeOf({ subject_token_type: undefined }), noType],
    ["an unknown type", () => exchangeOf({ subject_token_type: "urn:ietf:params:oauth:token-type:saml2" }), noType],
    ["a token of 60,000 characters", () => exchangeOf({ subject_token: long }), untrusted],
    ["a client id of 40,000 characters", () => exchangeOf({ client_id: "a".repeat(40_000) }), untrusted],
    ["an unknown client id", () => exchangeOf({ client_id: unknownClient }), untrusted],
    ["another client id", () => exchangeOf({ client_id: keyClient }), untrusted],
    ["a token for another audience", async () => exchangeOf({ subject_token: await signed({ aud: "https://other.example.com" }) }), untrusted],
    ["a token issued in the future", async () => exchangeOf({ subject_token: await signed({ iat: now() + 120 }) }), untrusted],
    ["a token that has expired", async () => exchangeOf({ subject_token: await signed({ exp: now() - 120 }) }), untrusted],
    ["a token of somebody else", async () => exchangeOf({ subject_token: await signed({ sub: "repo:acme/other" }) }), untrusted],
    ["another resource", () => exchangeOf({ resource: "https://other.example.com" }), target],
    ["an audience of 40,000 characters", () => exchangeOf({ audience: "a".repeat(40_000) }), target],
    [
      "a scope that it doesn't hold",
      () => exchangeOf({ scope: "team:update" }),
      { status: 400, error: "invalid_scope", error_description: "The service account doesn't hold: team:update." },
    ],
    [
      "a refresh token as what is wanted",
      () => exchangeOf({ requested_token_type: "urn:ietf:params:oauth:token-type:refresh_token" }),
      invalid("The requested_token_type can only be urn:ietf:params:oauth:token-type:access_token."),
    ],
    ["an actor", () => exchangeOf({ actor_token: "a" }), invalid("This server exchanges tokens without an actor_token.")],
    ["a secret beside it", () => exchangeOf({ client_secret: keys.clientSecret }), own],
    ["an assertion beside it", () => exchangeOf({ client_assertion: "a", client_assertion_type: assertionType }), own],
  ])("%s", async (_, body, expected) => expect(await answer(await post(await body()))).toEqual(expected));

  it("a header beside it", async () => expect(await answer(await postToken(keys, exchangeOf()))).toEqual(own));

  it.each(["application/json", "text/plain", "multipart/form-data; boundary=x", null])("the content type %s", async (type) =>
    expect(await answer(await postToken(keys, Buffer.from(exchangeOf()), { authorization: null, type }))).toEqual(noForm),
  );
});
