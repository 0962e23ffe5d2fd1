import { createRemoteJWKSet, exportJWK, exportSPKI, generateKeyPair, jwtVerify } from "jose";
import * as oauth from "oauth4webapi";
import * as openid from "openid-client";
import { describe, expect, it } from "vitest";
import { useServer } from "../../app/api/testing/use-server";
import { systemActor } from "../permissions/actor";
import { addPublicKey } from "../public-keys/add-public-key";
import { removePublicKey } from "../public-keys/remove-public-key";
import { makeAccount, makeProduct, makeTeam } from "../testing/factories";

const server = useServer();
const overHttp = { [oauth.allowInsecureRequests]: true };

async function discover() {
  const issuer = new URL(server.url);
  return oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, { ...overHttp, algorithm: "oauth2" }));
}

/** An account of a product, with its keys and what its tokens must say. */
async function makeCaller() {
  const team = await makeTeam();
  const product = await makeProduct(team);
  const { account, clientKeys } = await makeAccount(team, { productId: product.id, roleIds: [] });
  return { product, account, ...clientKeys };
}

describe("oauth4webapi", () => {
  const methods = { client_secret_basic: oauth.ClientSecretBasic, client_secret_post: oauth.ClientSecretPost };

  it.each(Object.entries(methods))("discovers the server, gets a token with %s and validates it", async (_, authentication) => {
    const as = await discover();
    const { product, account, clientId, clientSecret } = await makeCaller();
    const client: oauth.Client = { client_id: clientId };
    const response = await oauth.clientCredentialsGrantRequest(as, client, authentication(clientSecret), {}, overHttp);
    const answer = await oauth.processClientCredentialsResponse(as, client, response);
    expect(answer).toMatchObject({ token_type: "bearer", expires_in: 3600 });

    const request = new Request(product.audience!, { headers: { authorization: `Bearer ${answer.access_token}` } });
    const claims = await oauth.validateJwtAccessToken(as, request, product.audience!, overHttp);
    expect(claims).toMatchObject({ sub: account.id, client_id: clientId, iss: server.url });
  });

  it("refuses the same token for another audience", async () => {
    const as = await discover();
    const { clientId, clientSecret } = await makeCaller();
    const client: oauth.Client = { client_id: clientId };
    const response = await oauth.clientCredentialsGrantRequest(as, client, oauth.ClientSecretBasic(clientSecret), {}, overHttp);
    const { access_token: token } = await oauth.processClientCredentialsResponse(as, client, response);
    const other = "https://other.example.com/";
    const request = new Request(other, { headers: { authorization: `Bearer ${token}` } });
    await expect(oauth.validateJwtAccessToken(as, request, other, overHttp)).rejects.toThrow(/unexpected JWT "aud"/);
  });

  it.each(Object.entries(methods))("introspects a token, revokes it, and finds it ended, with %s", async (_, authentication) => {
    const as = await discover();
    const { account, clientId, clientSecret } = await makeCaller();
    const client: oauth.Client = { client_id: clientId };
    const granted = await oauth.clientCredentialsGrantRequest(as, client, authentication(clientSecret), {}, overHttp);
    const { access_token: token } = await oauth.processClientCredentialsResponse(as, client, granted);
    const introspect = async () =>
      oauth.processIntrospectionResponse(as, client, await oauth.introspectionRequest(as, client, authentication(clientSecret), token, overHttp));
    expect(await introspect()).toMatchObject({ active: true, sub: account.id, client_id: clientId });
    await oauth.processRevocationResponse(await oauth.revocationRequest(as, client, authentication(clientSecret), token, overHttp));
    expect(await introspect()).toEqual({ active: false });
  });

  it.each(["ES256", "EdDSA", "RS256", "PS256"])("proves itself by its own key with %s everywhere, and has no use for a secret", async (algorithm) => {
    const as = await discover();
    const { account, clientId } = await makeCaller();
    const client: oauth.Client = { client_id: clientId };
    const { publicKey, privateKey } = await generateKeyPair(algorithm, { extractable: true });
    await addPublicKey(systemActor("Test"), { serviceAccountId: account.id, name: algorithm, publicKey: await exportSPKI(publicKey) });
    const authentication = oauth.PrivateKeyJwt(privateKey);
    const response = await oauth.clientCredentialsGrantRequest(as, client, authentication, {}, overHttp);
    const { access_token: token } = await oauth.processClientCredentialsResponse(as, client, response);
    const introspect = async () =>
      oauth.processIntrospectionResponse(as, client, await oauth.introspectionRequest(as, client, authentication, token, overHttp));
    expect(await introspect()).toMatchObject({ active: true, sub: account.id });
    await oauth.processRevocationResponse(await oauth.revocationRequest(as, client, authentication, token, overHttp));
    expect(await introspect()).toEqual({ active: false });
  });

  it("finds by our API's challenge how to get a token for it", async () => {
    const refused = await fetch(`${server.url}/api/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"query":"{viewer{id}}"}',
    });
    expect(refused.status).toBe(401);
    const resource = new URL(`${server.url}/api/graphql`);
    expect(refused.headers.get("www-authenticate")).toContain(`resource_metadata="${server.url}/.well-known/oauth-protected-resource/api/graphql"`);
    const metadata = await oauth.processResourceDiscoveryResponse(resource, await oauth.resourceDiscoveryRequest(resource, overHttp));
    expect(metadata.authorization_servers).toEqual([server.url]);
  });

  it.each(Object.entries(methods))("reads the refusal of a wrong secret sent with %s", async (_, authentication) => {
    const as = await discover();
    const { clientId, clientSecret } = await makeCaller();
    const client: oauth.Client = { client_id: clientId };
    const response = await oauth.clientCredentialsGrantRequest(as, client, authentication(clientSecret.replace(/.$/, "_")), {}, overHttp);
    const failure: unknown = await oauth.processClientCredentialsResponse(as, client, response).catch((error: unknown) => error);
    // A challenge in the answer is what the client reports first.
    expect(failure).toBeInstanceOf(oauth.WWWAuthenticateChallengeError);
    expect((failure as oauth.WWWAuthenticateChallengeError).cause[0]).toMatchObject({ scheme: "basic" });
  });
});

describe("openid-client", () => {
  it.each(["client_secret_basic", "client_secret_post"])(
    "discovers the server by RFC 8414, gets a token with %s, introspects and revokes it",
    async (method) => {
      const { product, clientId, clientSecret } = await makeCaller();
      const authentication = method === "client_secret_post" ? openid.ClientSecretPost(clientSecret) : openid.ClientSecretBasic(clientSecret);
      const configuration = await openid.discovery(new URL(server.url), clientId, undefined, authentication, {
        algorithm: "oauth2",
        execute: [openid.allowInsecureRequests],
      });
      const metadata = configuration.serverMetadata();
      expect(metadata).toMatchObject({ issuer: server.url, token_endpoint: `${server.url}/oauth/token` });

      const answer = await openid.clientCredentialsGrant(configuration);
      expect(answer.expires_in).toBe(3600);
      const keys = createRemoteJWKSet(new URL(metadata.jwks_uri!));
      const { payload, protectedHeader } = await jwtVerify(answer.access_token, keys, { issuer: server.url, audience: product.audience!, typ: "at+jwt" });
      expect(payload.client_id).toBe(clientId);
      expect(protectedHeader.alg).toBe("ES256");

      expect(await openid.tokenIntrospection(configuration, answer.access_token)).toMatchObject({ active: true, client_id: clientId });
      await openid.tokenRevocation(configuration, answer.access_token);
      expect(await openid.tokenIntrospection(configuration, answer.access_token)).toEqual({ active: false });
    },
  );

  it("proves itself by its own key", async () => {
    const { account, clientId } = await makeCaller();
    const { publicKey, privateKey } = await generateKeyPair("ES256", { extractable: true });
    const { id } = await addPublicKey(systemActor("Test"), {
      serviceAccountId: account.id,
      name: "Key",
      publicKey: JSON.stringify(await exportJWK(publicKey)),
    });
    const configuration = await openid.discovery(new URL(server.url), clientId, undefined, openid.PrivateKeyJwt(privateKey), {
      algorithm: "oauth2",
      execute: [openid.allowInsecureRequests],
    });
    expect(await openid.clientCredentialsGrant(configuration)).toMatchObject({ expires_in: 3600 });
    await removePublicKey(systemActor("Test"), id);
    await expect(openid.clientCredentialsGrant(configuration)).rejects.toThrow();
  });
});
