import { exportJWK } from "jose";
import { describe, expect, it } from "vitest";
import { query } from "@/lib/db/pool";
import { instanceSecrets } from "@/lib/instance-secrets";
import { currentKey } from "@/lib/signing-keys/key-set";
import { systemActor } from "@/lib/permissions/actor";
import { signInWithPassword } from "@/lib/auth/sign-in";
import { setupToken } from "@/lib/setup/setup-token";
import { makeOwner, testPassword } from "@/lib/testing/factories";
import { formsOf, secretsIn } from "@/lib/testing/forms-of";
import { rotateSigningKey } from "@/lib/testing/rotate-signing-key";
import { useDatabase } from "@/lib/testing/use-database";
import { callApi, getToken, requestToken } from "./testing/call-api";

useDatabase();

const create = `mutation ($input: CreateServiceAccountInput!) { createServiceAccount(input: $input) { serviceAccount { id } clientKeys { clientId clientSecret } } }`;
const regenerate = `mutation ($id: ID!) { regenerateClientKeys(id: $id) { clientKeys { clientId clientSecret } } }`;

const rotate = `mutation ($id: ID!) { rotateClientSecret(id: $id) { clientKeys { clientId clientSecret } } }`;
const createToken = `mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { apiToken { id } token } }`;
const resetToken = `mutation ($id: ID!) { resetApiToken(id: $id) { token } }`;

/** Uses the product as people do, rightly and wrongly. @returns every secret that came by. */
async function useEverything(): Promise<Record<string, string>> {
  const { team, cookie, email, actor } = await makeOwner();
  const made = (await callApi({ cookie }, create, { input: { teamId: team.id, name: "Deploy bot", description: "Builds" } })).data!.createServiceAccount;
  const token = await getToken(made.clientKeys);
  const rotated = (await callApi({ cookie }, rotate, { id: made.serviceAccount.id })).data!.rotateClientSecret.clientKeys;
  await requestToken(rotated);
  await requestToken(made.clientKeys);
  const fresh = (await callApi({ cookie }, regenerate, { id: made.serviceAccount.id })).data!.regenerateClientKeys.clientKeys;
  await callApi({ bearer: token }, "{ viewer { id } }");
  await rotateSigningKey(systemActor("Test"), "now");
  const secondToken = await getToken(fresh);
  const signedIn = await signInWithPassword({ email, password: testPassword }, actor.origin);
  // The halves of the keys taken for each other, and a password typed where the address belongs.
  await requestToken({ clientId: fresh.clientSecret, clientSecret: fresh.clientId });
  await requestToken({ clientId: fresh.clientId, clientSecret: `${fresh.clientSecret}x` });
  await requestToken(fresh, { scope: fresh.clientSecret });
  await requestToken({ ...fresh, clientId: token });
  await signInWithPassword({ email: testPassword, password: email }, actor.origin);
  await callApi({ bearer: fresh.clientSecret }, "{ viewer { id } }");
  // API tokens: used, wrongly used, replaced, revoked, and put where names belong.
  const apiToken = (await callApi({ cookie }, createToken, { input: { serviceAccountId: made.serviceAccount.id, name: "Nightly" } })).data!.createApiToken;
  await callApi({ bearer: apiToken.token }, "{ viewer { id } }");
  await callApi({ bearer: `${apiToken.token}x` }, "{ viewer { id } }");
  const reset = (await callApi({ cookie }, resetToken, { id: apiToken.apiToken.id })).data!.resetApiToken.token as string;
  await callApi({ bearer: apiToken.token }, "{ viewer { id } }");
  await callApi({ cookie }, "mutation ($id: ID!) { revokeApiToken(id: $id) { userErrors { message } } }", { id: apiToken.apiToken.id });
  await callApi({ bearer: reset }, "{ viewer { id } }");
  await callApi({ cookie }, "query ($id: ID!) { apiToken(id: $id) { id } }", { id: reset });
  await requestToken({ clientId: reset, clientSecret: apiToken.token });
  const { d } = await exportJWK((await currentKey()).privateKey);
  return {
    "client secret": made.clientKeys.clientSecret,
    "new client secret": fresh.clientSecret,
    "rotated client secret": rotated.clientSecret,
    "access token": token,
    "signature of an access token": token.split(".")[2]!,
    "second access token": secondToken.split(".")[2]!,
    "API token": apiToken.token.slice(20, 63),
    "new API token": reset.slice(20, 63),
    session: cookie.slice(cookie.indexOf("=") + 1),
    "second session": signedIn!.cookieSecret,
    password: testPassword,
    "private signing key": d!,
    "set-up link": setupToken(),
    pepper: instanceSecrets().pepper,
    "key-encryption key": instanceSecrets().keyEncryption,
    "session key": instanceSecrets().session,
  };
}

/** Every row of every table as JSON, one to a line. */
async function dump(): Promise<string> {
  const tables = await query<{ name: string }>("SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'");
  const rows = await Promise.all(tables.map(({ name }) => query<{ row: object }>(`SELECT row_to_json(t) AS row FROM "${name}" t`)));
  return rows
    .flat()
    .map(({ row }) => JSON.stringify(row))
    .join("\n");
}

describe("a dump of the database", () => {
  it("holds no secret in any form", async () => {
    const secrets = await useEverything();
    for (const [name, secret] of Object.entries(secrets)) expect([name, secret.length >= 20]).toEqual([name, true]);
    const text = await dump();
    expect(text).toContain("token.grant");
    expect(text).toContain("session.refuse");
    expect(text).toContain("api-token.refuse");
    expect(secretsIn(text, secrets)).toEqual([]);
  });

  it("is searched in a way that finds each form, wherever it lies", () => {
    const secret = "lks_aB3-_x/+?YZ";
    for (const before of ["", "a", "ab", "abc", "abcd"]) {
      const bytes = Buffer.from(`${before}${secret}tail`);
      for (const text of [
        bytes.toString(),
        bytes.toString("hex"),
        bytes.toString("base64"),
        bytes.toString("base64url"),
        encodeURIComponent(bytes.toString()),
      ]) {
        expect(secretsIn(text, { secret })).toEqual(["secret"]);
      }
    }
    expect(secretsIn("nothing of it", { secret })).toEqual([]);
    // Long enough, each of them, not to be found by chance.
    for (const form of formsOf(secret)) expect(form.length).toBeGreaterThanOrEqual(secret.length);
  });
});
