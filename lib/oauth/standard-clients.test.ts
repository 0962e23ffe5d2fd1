import { createRemoteJWKSet, exportJWK, exportSPKI, generateKeyPair, jwtVerify } from "jose";
import * as oauth from "oauth4webapi";
import * as openid from "openid-client";
import { describe, expect, it } from "vitest";
import { useServer } from "../../app/api/testing/use-server";
import { systemActor } from "../permissions/actor";
import { addPublicKey } from "../public-keys/add-public-key";
import { removePublicKeys } from "../public-keys/remove-public-keys";
import type { CreateServiceAccountInput } from "../service-accounts/create-service-account";
import { updateServiceAccount } from "../service-accounts/update-service-account";
import { makeAccount, makeProduct, makeTeam } from "../testing/factories";

const server = useServer();
const overHttp = { [oauth.allowInsecureRequests]: true };

async function discover() {
  const issuer = new URL(server.url);
  return oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, { ...overHttp, algorithm: "oauth2" }));
}

/** An account of a product, with its keys and what its tokens must say. */
async function makeCaller(more: Partial<CreateServiceAccountInput> = {}) {
  const team = await makeTeam();
  const product = await makeProduct(team);
  const { account, clientKeys } = await makeAccount(team, { productId: product.id, roleIds: [], ...more });
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

  it.each(["ES256", "Ed25519", "RS256", "PS256"])(
    "gets a token that is bound to its key by %s, with our nonce, and a product validates it",
    async (algorithm) => {
      const as = await discover();
      expect(as.dpop_signing_alg_values_supported).toContain(algorithm);
      const { product, account, clientId, clientSecret } = await makeCaller({ requireDpop: true });
      const client: oauth.Client = { client_id: clientId };
      const keys = await generateKeyPair(algorithm, { extractable: true });
      const proofs = oauth.DPoP(client, keys);
      const ask = async (with_: object) =>
        oauth.processClientCredentialsResponse(
          as,
          client,
          await oauth.clientCredentialsGrantRequest(as, client, oauth.ClientSecretBasic(clientSecret), {}, { ...overHttp, ...with_ }),
        );
      await expect(ask({})).rejects.toMatchObject({ error: "invalid_dpop_proof", status: 400 });
      // The nonce comes with the first refusal.
      const first: unknown = await ask({ DPoP: proofs }).catch((error: unknown) => error);
      expect(oauth.isDPoPNonceError(first)).toBe(true);
      const answer = await ask({ DPoP: proofs });
      expect(answer.token_type).toBe("dpop");

      let sent: Request | undefined;
      await oauth
        .protectedResourceRequest(answer.access_token, "GET", new URL(product.audience!), undefined, undefined, {
          DPoP: proofs,
          [oauth.customFetch]: async (url: string, { method, headers }: { method: string; headers: Record<string, string> }) => {
            sent = new Request(url, { method, headers });
            return new Response();
          },
        })
        .catch(() => undefined);
      const claims = await oauth.validateJwtAccessToken(as, sent!, product.audience!, { ...overHttp, requireDPoP: true });
      expect(claims).toMatchObject({ sub: account.id, cnf: { jkt: await proofs.calculateThumbprint() } });
      const asked = await oauth.introspectionRequest(as, client, oauth.ClientSecretBasic(clientSecret), answer.access_token, overHttp);
      expect(await oauth.processIntrospectionResponse(as, client, asked)).toMatchObject({
        active: true,
        token_type: "DPoP",
        cnf: { jkt: await proofs.calculateThumbprint() },
      });
    },
  );

  it("calls our API with proofs and our nonce", async () => {
    const as = await discover();
    const { account, clientKeys } = await makeAccount(await makeTeam(), { requireDpop: true });
    const client: oauth.Client = { client_id: clientKeys.clientId };
    const proofs = oauth.DPoP(client, await generateKeyPair("ES256"));
    const grant = () =>
      oauth
        .clientCredentialsGrantRequest(as, client, oauth.ClientSecretBasic(clientKeys.clientSecret), {}, { ...overHttp, DPoP: proofs })
        .then((response) => oauth.processClientCredentialsResponse(as, client, response));
    const { access_token: token } = await grant().catch(grant);
    const fresh = oauth.DPoP(client, await generateKeyPair("ES256"));
    const call = async (DPoP: oauth.DPoPHandle) => {
      const headers = new Headers({ "content-type": "application/json" });
      const url = new URL(`${server.url}/api/graphql`);
      const response = await oauth.protectedResourceRequest(token, "POST", url, headers, '{"query":"{viewer{id}}"}', { ...overHttp, DPoP });
      return (await response.json()) as { data: { viewer: { id: string } } };
    };
    expect((await call(proofs)).data.viewer.id).toBe(account.id);
    const noNonce: unknown = await call(fresh).catch((error: unknown) => error);
    expect(oauth.isDPoPNonceError(noNonce)).toBe(true);
    // With the nonce it is seen that the key is another one.
    await expect(call(fresh)).rejects.toMatchObject({ cause: [{ scheme: "dpop", parameters: { error: "invalid_token" } }] });
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
    await removePublicKeys(systemActor("Test"), id);
    await expect(openid.clientCredentialsGrant(configuration)).rejects.toThrow();
  });

  it.each([false, true])("refreshes a token by token exchange, without its secret (DPoP: %s)", async (withProofs) => {
    const { account, product, clientId, clientSecret } = await makeCaller({ refreshLifetime: 86_400, requireDpop: withProofs });
    const discover = (authentication: openid.ClientAuth) =>
      openid.discovery(new URL(server.url), clientId, undefined, authentication, { algorithm: "oauth2", execute: [openid.allowInsecureRequests] });
    const configuration = await discover(openid.ClientSecretBasic(clientSecret));
    const DPoP = withProofs ? openid.getDPoPHandle(configuration, await openid.randomDPoPKeyPair()) : undefined;
    let { access_token: token } = await openid.clientCredentialsGrant(configuration, undefined, { DPoP });
    const withoutSecret = await discover(openid.None());
    const accessToken = "urn:ietf:params:oauth:token-type:access_token";
    for (let time = 0; time < 3; time += 1) {
      const parameters = { subject_token: token, subject_token_type: accessToken };
      const answer = await openid.genericGrantRequest(withoutSecret, "urn:ietf:params:oauth:grant-type:token-exchange", parameters, { DPoP });
      expect(answer).toMatchObject({ token_type: withProofs ? "dpop" : "bearer", issued_token_type: accessToken, expires_in: 3600 });
      expect(answer.access_token).not.toBe(token);
      token = answer.access_token;
    }
    const keys = createRemoteJWKSet(new URL(configuration.serverMetadata().jwks_uri!));
    const { payload } = await jwtVerify(token, keys, { issuer: server.url, audience: product.audience!, typ: "at+jwt" });
    expect(payload.sub).toBe(account.id);
    await updateServiceAccount(systemActor("Test"), account.id, { refreshLifetime: 0 });
    const parameters = { subject_token: token, subject_token_type: accessToken };
    await expect(openid.genericGrantRequest(withoutSecret, "urn:ietf:params:oauth:grant-type:token-exchange", parameters, { DPoP })).rejects.toMatchObject({
      error: "invalid_request",
    });
  });

  it("calls our API with proofs, and answers the demand for a nonce by itself", async () => {
    const { account, clientKeys } = await makeAccount(await makeTeam(), { requireDpop: true });
    const configuration = await openid.discovery(new URL(server.url), clientKeys.clientId, undefined, openid.ClientSecretPost(clientKeys.clientSecret), {
      algorithm: "oauth2",
      execute: [openid.allowInsecureRequests],
    });
    const keys = await openid.randomDPoPKeyPair("ES256");
    const { access_token: token } = await openid.clientCredentialsGrant(configuration, undefined, { DPoP: openid.getDPoPHandle(configuration, keys) });
    // A new handle doesn't know the nonce yet.
    const DPoP = openid.getDPoPHandle(configuration, keys);
    const url = new URL(`${server.url}/api/graphql`);
    const headers = new Headers({ "content-type": "application/json" });
    const response = await openid.fetchProtectedResource(configuration, token, url, "POST", '{"query":"{viewer{id}}"}', headers, { DPoP });
    expect(((await response.json()) as { data: { viewer: { id: string } } }).data.viewer.id).toBe(account.id);
  });
});
