import { beforeEach, describe, expect, it } from "vitest";
import { answer, assertionType, post } from "../../app/api/testing/client-assertion";
import { forge, tamper } from "../../app/api/testing/forge-token";
import { makeRefreshing, now, refreshed, refreshForm, type Refreshing } from "../../app/api/testing/refresh";
import { postToken } from "../../app/api/testing/token-request";
import { makeTeam } from "../testing/factories";
import { useDatabase } from "../testing/use-database";

useDatabase();

const long = "a".repeat(40_000);
let made: Refreshing;
beforeEach(async () => {
  made = await makeRefreshing(await makeTeam());
});

const invalid = (error_description: string, status = 400) => ({ status, error: "invalid_request", error_description });
const target = {
  status: 400,
  error: "invalid_target",
  error_description: "The service account gets tokens for the audience of its product, and for nothing else.",
};
const none = invalid("The subject_token is no access token of this client.");
const own = invalid("The subject_token is the credential of an exchange: send no other, and the client id as client_id.");
const noForm = invalid("Send the parameters as application/x-www-form-urlencoded.");
const types = ["id_token", "jwt", "access_token"].map((type) => `urn:ietf:params:oauth:token-type:${type}`).join(", ");
const noType = invalid(`The subject_token_type must be one of ${types}.`);

/** A refresh with some of it changed; a parameter that is undefined is left out. */
const form = (more: Record<string, string | undefined> = {}) => refreshForm(made.clientId, made.token, more);
const forged = async (claims: Record<string, unknown>) => form({ subject_token: await forge(made.token, { claims }) });

describe("a refresh is refused, with exactly this JSON,", () => {
  it.each<[string, () => Promise<string> | string, object]>([
    ["a parameter sent twice", () => `${form()}&subject_token=a`, invalid("The parameter subject_token is sent twice.")],
    ["a client id sent twice", () => `${form()}&client_id=${made.clientId}`, invalid("The parameter client_id is sent twice.")],
    ["no client id", () => form({ client_id: undefined }), invalid("The parameter client_id is missing: the client id of the service account.")],
    ["no token", () => form({ subject_token: undefined }), invalid("The parameter subject_token is missing.")],
    ["an empty token", () => form({ subject_token: "" }), invalid("The parameter subject_token is missing.")],
    ["no type", () => form({ subject_token_type: undefined }), noType],
    ["an unknown type", () => form({ subject_token_type: "urn:ietf:params:oauth:token-type:refresh_token" }), noType],
    ["a type of 40,000 characters", () => form({ subject_token_type: long }), noType],
    ["a token of 40,000 characters", () => form({ subject_token: long }), none],
    ["a client id of 40,000 characters", () => form({ client_id: long }), none],
    ["an unknown client id", () => form({ client_id: `lkc_${"0".repeat(32)}` }), none],
    ["a token that was changed", () => form({ subject_token: tamper(made.token, { claims: { auth_time: 1 } }) }), none],
    [
      "a token for another audience",
      () => forged({ aud: "https://other.example.com" }),
      invalid("The access token is for another audience than the account's product has now."),
    ],
    ["a token that has expired", () => forged({ exp: now() - 120 }), invalid("The access token has expired.")],
    ["a token that isn't valid yet", () => forged({ nbf: now() + 120 }), none],
    ["a token that was proved in the future", () => forged({ auth_time: now() + 120 }), none],
    ["a token that was issued at no time", () => forged({ iat: undefined }), none],
    [
      "a token that was refreshed before",
      () => refreshedBefore(),
      invalid("The access token was refreshed before. All tokens that come from it have ended: the account must prove itself again."),
    ],
    ["another resource", () => form({ resource: "https://other.example.com" }), target],
    ["another audience", () => form({ audience: "https://other.example.com" }), target],
    ["an audience of 40,000 characters", () => form({ audience: long }), target],
    ["a wider scope", () => form({ scope: "team:update" }), { status: 400, error: "invalid_scope", error_description: "The token doesn't hold: team:update." }],
    ["a scope of 40,000 characters", () => form({ scope: long }), { status: 400, error: "invalid_scope", error_description: "The scope is malformed." }],
    [
      "a refresh token as what is wanted",
      () => form({ requested_token_type: "urn:ietf:params:oauth:token-type:refresh_token" }),
      invalid("The requested_token_type can only be urn:ietf:params:oauth:token-type:access_token."),
    ],
    ["an actor", () => form({ actor_token: "a" }), invalid("This server exchanges tokens without an actor_token.")],
    ["a secret beside it", () => form({ client_secret: made.clientKeys.clientSecret }), own],
    ["an assertion beside it", () => form({ client_assertion: "a", client_assertion_type: assertionType }), own],
    ["a refresh token's grant", () => form({ grant_type: "refresh_token", client_secret: made.clientKeys.clientSecret }), unsupported("refresh_token")],
  ])("%s", async (_, body, expected) => expect(await answer(await post(await body()))).toEqual(expected));

  it.each<[string, string | null]>([
    ["JSON", "application/json"],
    ["text", "text/plain"],
    ["a form of several parts", "multipart/form-data; boundary=x"],
    ["no content type", null],
  ])("%s", async (_, type) => {
    const response = await postToken(made.clientKeys, Buffer.from(form()), { authorization: null, type });
    expect(await answer(response)).toEqual(noForm);
    // It wasn't used up by that.
    expect((await post(form())).status).toBe(200);
  });

  it("a header beside it", async () => expect(await answer(await postToken(made.clientKeys, form()))).toEqual(own));
});

async function refreshedBefore(): Promise<string> {
  await refreshed(made.clientId, made.token);
  return form();
}

function unsupported(grant: string): object {
  const offered = "This server grants client_credentials, urn:ietf:params:oauth:grant-type:token-exchange, not";
  return { status: 400, error: "unsupported_grant_type", error_description: `${offered} ${grant}.` };
}
