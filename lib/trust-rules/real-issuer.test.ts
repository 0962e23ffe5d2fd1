import * as oauth from "oauth4webapi";
import * as openid from "openid-client";
import { expect, it } from "vitest";
import { idTokenOf, startOidcIssuer } from "../../app/api/testing/oidc-issuer";
import { useServer } from "../../app/api/testing/use-server";
import { systemActor } from "../permissions/actor";
import { makeAccount, makeTeam } from "../testing/factories";
import { addTrustRule } from "./add-trust-rule";

const server = useServer();
const exchange = "urn:ietf:params:oauth:grant-type:token-exchange";
const redirectUri = "https://pipeline.example.com/callback";

it("an ID token of a real OpenID Connect provider is exchanged with other people's clients, and that of somebody else is not", async () => {
  const person = { email: "p@example.com", email_verified: true };
  const provider = await startOidcIssuer({ ann: person, bob: person }, redirectUri);
  try {
    const { account, clientKeys } = await makeAccount(await makeTeam());
    const conditions = [{ claim: "sub", pattern: "ann" }];
    const rule = { serviceAccountId: account.id, name: "Ann", issuer: provider.issuer, audience: provider.clientId, conditions };
    await addTrustRule(systemActor("Test"), rule);
    const [ann, bob] = [await idTokenOf("ann", provider, redirectUri), await idTokenOf("bob", provider, redirectUri)];
    const parameters = (token: string) => ({ subject_token: token, subject_token_type: "urn:ietf:params:oauth:token-type:id_token", scope: "product:read" });

    const configuration = await openid.discovery(new URL(server.url), clientKeys.clientId, undefined, openid.None(), {
      algorithm: "oauth2",
      execute: [openid.allowInsecureRequests],
    });
    expect(await openid.genericGrantRequest(configuration, exchange, parameters(ann))).toMatchObject({ expires_in: 3600, scope: "product:read" });
    await expect(openid.genericGrantRequest(configuration, exchange, parameters(bob))).rejects.toMatchObject({ error: "invalid_request" });

    const overHttp = { [oauth.allowInsecureRequests]: true };
    const issuer = new URL(server.url);
    const as = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, { ...overHttp, algorithm: "oauth2" }));
    const client: oauth.Client = { client_id: clientKeys.clientId };
    const response = await oauth.genericTokenEndpointRequest(as, client, oauth.None(), exchange, parameters(ann), overHttp);
    const answer = await oauth.processGenericTokenEndpointResponse(as, client, response);
    expect(answer).toMatchObject({ issued_token_type: "urn:ietf:params:oauth:token-type:access_token" });
  } finally {
    await provider.close();
  }
});
