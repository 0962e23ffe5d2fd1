import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair } from "jose";
import { Provider } from "oidc-provider";
import { announce } from "../announce";
import { audience, lifetime, scope } from "../request";

// oidc-provider with its own in-memory store, and access tokens of the same form as ours.
const keys = { clientId: "lkc_bench", clientSecret: "lks_bench_0123456789abcdef0123456789abcdef0123" };
const { privateKey } = await generateKeyPair("ES256", { extractable: true });
const provider = new Provider("http://127.0.0.1:3000", {
  clients: [
    {
      client_id: keys.clientId,
      client_secret: keys.clientSecret,
      grant_types: ["client_credentials"],
      redirect_uris: [],
      response_types: [],
      id_token_signed_response_alg: "ES256",
    },
  ],
  jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: "ES256", use: "sig", kid: "bench" }] },
  features: {
    clientCredentials: { enabled: true },
    devInteractions: { enabled: false },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => audience,
      useGrantedResource: () => true,
      getResourceServerInfo: () => ({ scope, audience, accessTokenTTL: lifetime, accessTokenFormat: "jwt", jwt: { sign: { alg: "ES256" } } }),
    },
  },
  extraTokenClaims: () => ({ team: "team_01jdkz3m8kfq4v2qv6e0w1xn5e" }),
});
const server = createServer(provider.callback());
server.listen(0, "127.0.0.1", () => announce((server.address() as AddressInfo).port, "/token", keys));
process.on("SIGTERM", () => process.exit(0));
