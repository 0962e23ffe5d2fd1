import { beforeAll, describe, expect, it } from "vitest";
import { send } from "../../app/api/testing/call-api";
import { basic, postToken, refusal } from "../../app/api/testing/token-request";
import type { ClientKeys } from "../service-accounts/client-keys";
import { makeAccount, makeTeam } from "../testing/factories";
import { useDatabase } from "../testing/use-database";

useDatabase();

const grant = "grant_type=client_credentials";
let keys: ClientKeys;
beforeAll(async () => {
  keys = (await makeAccount(await makeTeam())).clientKeys;
});

const invalidUtf8 = Buffer.concat([Buffer.from(`${grant}&scope=`), Buffer.from([0xff, 0xfe])]);

const refused: [what: string, ask: () => Promise<Response>, status: number, error: string][] = [
  ["a missing grant_type", () => postToken(keys, "scope=product:read"), 400, "invalid_request"],
  ["an empty grant_type, which counts as left out", () => postToken(keys, "grant_type="), 400, "invalid_request"],
  ["a grant that is not offered", () => postToken(keys, "grant_type=password&username=a&password=b"), 400, "unsupported_grant_type"],
  ["a grant_type in another case", () => postToken(keys, "grant_type=CLIENT_CREDENTIALS"), 400, "unsupported_grant_type"],
  ["a grant_type sent twice", () => postToken(keys, `${grant}&${grant}`), 400, "invalid_request"],
  ["an unknown parameter sent twice", () => postToken(keys, `${grant}&a=1&a=2`), 400, "invalid_request"],
  ["a parameter sent twice, once empty", () => postToken(keys, `${grant}&scope=&scope=product:read`), 400, "invalid_request"],
  ["an unknown scope", () => postToken(keys, `${grant}&scope=product:read+nothing:read`), 400, "invalid_scope"],
  ["a scope that no service account may hold", () => postToken(keys, `${grant}&scope=team:update`), 400, "invalid_scope"],
  ["a scope of spaces", () => postToken(keys, `${grant}&scope=++`), 400, "invalid_scope"],
  ["a scope with a quote in it", () => postToken(keys, `${grant}&scope=%22`), 400, "invalid_scope"],
  ["a scope named like a method of objects", () => postToken(keys, `${grant}&scope=constructor`), 400, "invalid_scope"],
  ["NUL in a parameter", () => postToken(keys, `${grant}&scope=a%00b`), 400, "invalid_request"],
  ["a raw NUL in the body", () => postToken(keys, `${grant}&scope=a\0b`), 400, "invalid_request"],
  ["a parameter that is not UTF-8", () => postToken(keys, `${grant}&scope=%FF`), 400, "invalid_request"],
  ["a body that is not UTF-8", () => postToken(keys, invalidUtf8), 400, "invalid_request"],
  ["no body", () => postToken(keys, null), 400, "invalid_request"],
  ["JSON", () => postToken(keys, '{"grant_type":"client_credentials"}', { type: "application/json" }), 400, "invalid_request"],
  ["a form called text", () => postToken(keys, grant, { type: "text/plain" }), 400, "invalid_request"],
  ["a compressed body", () => postToken(keys, grant, { encoding: "gzip" }), 415, "invalid_request"],
  ["a body of 5 MB", () => postToken(keys, `${grant}&pad=${"x".repeat(5 * 1024 * 1024)}`), 413, "invalid_request"],
  ["GET", () => send("/oauth/token?grant_type=client_credentials"), 405, "invalid_request"],
  ["PUT", () => postToken(keys, grant, { method: "PUT" }), 405, "invalid_request"],
  ["DELETE", () => postToken(keys, null, { method: "DELETE" }), 405, "invalid_request"],
  ["two authentications at once", () => postToken(keys, `${grant}&client_id=${keys.clientId}&client_secret=${keys.clientSecret}`), 400, "invalid_request"],
  ["a header and another client's id in the body", () => postToken(keys, `${grant}&client_id=lkc_0`), 400, "invalid_request"],
  ["no authentication", () => postToken(keys, grant, { authorization: null }), 401, "invalid_client"],
  ["a client id alone", () => postToken(keys, `${grant}&client_id=${keys.clientId}`, { authorization: null }), 401, "invalid_client"],
  ["an unknown client", () => postToken(keys, grant, { authorization: basic(`lkc_${"0".repeat(32)}`, keys.clientSecret) }), 401, "invalid_client"],
  ["a wrong secret", () => postToken(keys, grant, { authorization: basic(keys.clientId, `lks_${"A".repeat(43)}`) }), 401, "invalid_client"],
  ["an empty secret", () => postToken(keys, grant, { authorization: basic(keys.clientId, "") }), 401, "invalid_client"],
  ["the secret in another case", () => postToken(keys, grant, { authorization: basic(keys.clientId, keys.clientSecret.toUpperCase()) }), 401, "invalid_client"],
  ["the secret and one character more", () => postToken(keys, grant, { authorization: basic(keys.clientId, `${keys.clientSecret}A`) }), 401, "invalid_client"],
  ["a Bearer header", () => postToken(keys, grant, { authorization: `Bearer ${keys.clientSecret}` }), 401, "invalid_client"],
  ["a Basic header that isn't base64", () => postToken(keys, grant, { authorization: "Basic ****" }), 401, "invalid_client"],
  ["a Basic header without a colon", () => postToken(keys, grant, { authorization: `Basic ${btoa("nocolon")}` }), 401, "invalid_client"],
  ["half an escape in the Basic header", () => postToken(keys, grant, { authorization: basic("%", "%zz") }), 401, "invalid_client"],
  ["NUL as a client id", () => postToken(keys, grant, { authorization: basic("%00", "x") }), 401, "invalid_client"],
];

describe("the token endpoint refuses, in the form of RFC 6749 §5.2,", () => {
  it.each(refused)("%s", async (_, ask, status, error) => {
    const response = await ask();
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("content-type")).toMatch(/^application\/json/);
    if (status === 401) expect(response.headers.get("www-authenticate")).toMatch(/^Basic realm="/);
    if (status === 405) expect(response.headers.get("allow")).toBe("POST");
    const body = (await response.clone().json()) as Record<string, unknown>;
    expect(await refusal(response)).toEqual({ status, error });
    // Nothing beside the members of the specification, in the characters that it allows.
    expect(Object.keys(body)).toEqual(["error", "error_description"]);
    expect(body.error_description).toMatch(/^[\x20\x21\x23-\x5b\x5d-\x7e]+$/);
  });

  it("a wrong secret and an unknown client with one and the same answer", async () => {
    const wrong = await postToken(keys, grant, { authorization: basic(keys.clientId, "lks_wrong") });
    const unknown = await postToken(keys, grant, { authorization: basic(`lkc_${"f".repeat(32)}`, "lks_wrong") });
    const comparable = async (response: Response) => {
      const headers = Object.fromEntries(response.headers);
      expect(headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
      return { status: response.status, headers: { ...headers, "x-request-id": "" }, body: await response.text() };
    };
    expect(await comparable(unknown)).toEqual(await comparable(wrong));
  });
});

describe("the token endpoint answers", () => {
  it("a token that no cache may keep", async () => {
    const response = await postToken(keys, grant);
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("pragma")).toBe("no-cache");
    expect(await response.json()).toEqual({
      access_token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
      token_type: "Bearer",
      expires_in: 3600,
      scope: expect.stringContaining("service-account:read"),
    });
  });

  it.each([
    ["client_secret_basic", () => postToken(keys, grant)],
    [
      "client_secret_basic with both halves form-encoded",
      () => postToken(keys, grant, { authorization: basic(escaped(keys.clientId), escaped(keys.clientSecret)) }),
    ],
    ["a lower-case scheme", () => postToken(keys, grant, { authorization: basic(keys.clientId, keys.clientSecret).replace("Basic", "basic") })],
    ["client_secret_basic and the same client id in the body", () => postToken(keys, `${grant}&client_id=${keys.clientId}`)],
    ["client_secret_post", () => postToken(keys, `${grant}&client_id=${keys.clientId}&client_secret=${keys.clientSecret}`, { authorization: null })],
    ["a content type with a charset", () => postToken(keys, grant, { type: "Application/X-WWW-Form-Urlencoded; charset=UTF-8" })],
    ["an unknown parameter", () => postToken(keys, `${grant}&foo=bar`)],
  ])("%s", async (_, ask) => {
    expect((await ask()).status).toBe(200);
  });
});

/** Every character as an escape, as a client that is very careful sends it. */
function escaped(text: string): string {
  return [...text].map((character) => `%${character.charCodeAt(0).toString(16).padStart(2, "0")}`).join("");
}
