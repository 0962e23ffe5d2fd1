import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { answer, assertionOf, bodyOf, pem, testKeys } from "../../app/api/testing/client-assertion";
import { getToken } from "../../app/api/testing/call-api";
import type { ServiceAccount } from "../../entities/index";
import { query } from "../db/pool";
import type { Handler } from "../http/endpoint";
import { setPeerAddress } from "../http/request-origin";
import { systemActor } from "../permissions/actor";
import { addPublicKey } from "../public-keys/add-public-key";
import type { ClientKeys } from "../service-accounts/client-keys";
import { updateServiceAccount } from "../service-accounts/update-service-account";
import { makeAccount, makeTeam } from "../testing/factories";
import { startTokenIssuer, type TokenIssuer } from "../testing/token-issuer";
import { useDatabase } from "../testing/use-database";
import { addTrustRule } from "../trust-rules/add-trust-rule";
import { introspectionEndpoint } from "./introspection-endpoint";
import { revocationEndpoint } from "./revocation-endpoint";
import { tokenEndpoint } from "./token-endpoint";

useDatabase();

const system = systemActor("Test");
let issuer: TokenIssuer;
let account: ServiceAccount;
let keys: ClientKeys;
let received: string;
beforeAll(async () => {
  issuer = await startTokenIssuer();
  ({ account, clientKeys: keys } = await makeAccount(await makeTeam()));
  await addPublicKey(system, { serviceAccountId: account.id, name: "Key", publicKey: pem(testKeys.ec.publicKey) });
  await addTrustRule(system, { serviceAccountId: account.id, name: "Main", issuer: issuer.url, conditions: [{ claim: "sub", pattern: "repo:acme/app" }] });
  received = await getToken(keys);
  await updateServiceAccount(system, account.id, { allowedCidrs: ["203.0.113.0/24", "2001:db8::/32"] });
});

/** Sends a form to an endpoint from an address. */
function from(address: string, endpoint: Handler, body: string): Promise<Response> {
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const request = new Request("http://localhost:3000/", { method: "POST", headers, body });
  setPeerAddress(request, address);
  return endpoint(request);
}
const withSecret = (more: Record<string, string>) => new URLSearchParams({ client_id: keys.clientId, client_secret: keys.clientSecret, ...more }).toString();
const exchange = async () =>
  new URLSearchParams({
    grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
    client_id: keys.clientId,
    subject_token: await issuer.sign({ sub: "repo:acme/app", jti: randomUUID() }),
    subject_token_type: "urn:ietf:params:oauth:token-type:jwt",
  }).toString();

const notFromThere = { status: 401, error: "invalid_client", error_description: "The client keys don't count from the address that the request comes from." };
const untrusted = {
  status: 400,
  error: "invalid_request",
  error_description: "No trust rule of this service account takes the token. Its managers can see why by testing it.",
};

describe("an account that is bound to networks counts from no other, by", () => {
  it.each<[string, Handler, () => Promise<string> | string, object]>([
    ["its secret at the token endpoint", tokenEndpoint, () => withSecret({ grant_type: "client_credentials" }), notFromThere],
    ["an assertion", tokenEndpoint, async () => bodyOf(await assertionOf(keys.clientId)), notFromThere],
    ["the token of another issuer", tokenEndpoint, exchange, untrusted],
    ["its secret at introspection", introspectionEndpoint, () => withSecret({ token: received }), notFromThere],
    ["its secret at revocation", revocationEndpoint, () => withSecret({ token: "a" }), notFromThere],
  ])("%s", async (_, endpoint, body, refused) => {
    for (const address of ["203.0.113.7", "2001:db8::7", "::ffff:203.0.113.7"]) expect((await from(address, endpoint, await body())).status).toBe(200);
    const before = await refusals();
    for (const address of ["203.0.114.7", "2001:db9::7", ""]) expect(await answer(await from(address, endpoint, await body()))).toEqual(refused);
    expect((await refusals()).slice(before.length)).toEqual(Array(3).fill("address not allowed"));
  });
  const refusals = async () =>
    (
      await query<{ reason: string }>("SELECT details->>'reason' AS reason FROM audit_event WHERE target_id = $1 AND action = 'token.refuse' ORDER BY id", [
        account.id,
      ])
    ).map(({ reason }) => reason);
});
