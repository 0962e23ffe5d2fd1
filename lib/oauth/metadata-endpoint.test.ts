import { describe, expect, it } from "vitest";
import { send } from "../../app/api/testing/call-api";
import { permissionsOfBuiltInRole } from "../permissions/built-in-roles";
import { useDatabase } from "../testing/use-database";

useDatabase();

describe("public documents", () => {
  it("metadata says what is there and nothing else (RFC 8414)", async () => {
    const response = await send("/.well-known/oauth-authorization-server");
    expect(response.headers.get("content-type")).toMatch(/^application\/json/);
    expect(await response.json()).toEqual({
      issuer: "http://localhost:3000",
      token_endpoint: "http://localhost:3000/oauth/token",
      jwks_uri: "http://localhost:3000/.well-known/jwks.json",
      grant_types_supported: ["client_credentials", "urn:ietf:params:oauth:grant-type:token-exchange"],
      token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post", "private_key_jwt", "none"],
      token_endpoint_auth_signing_alg_values_supported: ["ES256", "EdDSA", "Ed25519", "RS256", "PS256"],
      introspection_endpoint: "http://localhost:3000/oauth/introspect",
      introspection_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post", "private_key_jwt"],
      introspection_endpoint_auth_signing_alg_values_supported: ["ES256", "EdDSA", "Ed25519", "RS256", "PS256"],
      revocation_endpoint: "http://localhost:3000/oauth/revoke",
      revocation_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post", "private_key_jwt"],
      revocation_endpoint_auth_signing_alg_values_supported: ["ES256", "EdDSA", "Ed25519", "RS256", "PS256"],
      dpop_signing_alg_values_supported: ["ES256", "EdDSA", "Ed25519", "RS256", "PS256"],
      response_types_supported: [],
    });
  });

  it("metadata of our own API names the issuer, and what tokens for it can do (RFC 9728)", async () => {
    // A client takes it for the resource alone that it has asked for (§3.3).
    for (const path of ["/api/graphql", ""]) {
      expect(await (await send(`/.well-known/oauth-protected-resource${path}`)).json()).toEqual({
        resource: `http://localhost:3000${path}`,
        resource_name: "Latchkey",
        authorization_servers: ["http://localhost:3000"],
        bearer_methods_supported: ["header"],
        dpop_signing_alg_values_supported: ["ES256", "EdDSA", "Ed25519", "RS256", "PS256"],
        dpop_bound_access_tokens_required: false,
        scopes_supported: expect.arrayContaining(["service-account:read"]),
      });
    }
  });

  it("metadata of our own API offers no scope that only people may hold", async () => {
    const { scopes_supported: scopes } = (await (await send("/.well-known/oauth-protected-resource/api/graphql")).json()) as { scopes_supported: string[] };
    expect(scopes).toEqual([...permissionsOfBuiltInRole("service-account-project-admin")]);
  });

  it("metadata follows the public URL, whatever the request calls us", async () => {
    const headers = { host: "evil.example.com", "x-forwarded-host": "evil.example.com", "x-forwarded-proto": "https" };
    const response = await send("/.well-known/oauth-authorization-server", { headers });
    expect(await response.text()).not.toContain("evil");
  });

  it("every entry of the key set has what consumers look for, and no private half", async () => {
    const response = await send("/.well-known/jwks.json");
    expect(response.headers.get("content-type")).toBe("application/jwk-set+json");
    const { keys } = (await response.json()) as { keys: Record<string, string>[] };
    expect(keys.length).toBeGreaterThanOrEqual(1);
    for (const key of keys) {
      expect(key).toEqual({
        kty: "EC",
        crv: "P-256",
        x: expect.stringMatching(/^[\w-]{43}$/),
        y: expect.stringMatching(/^[\w-]{43}$/),
        kid: expect.stringMatching(/^[\w-]{43}$/),
        alg: "ES256",
        use: "sig",
      });
    }
  });

  it.each(["/.well-known/oauth-authorization-server", "/.well-known/oauth-protected-resource/api/graphql", "/.well-known/jwks.json"])(
    "%s can be read from any page, and cached for 5 minutes",
    async (path) => {
      for (const method of ["GET", "HEAD"]) {
        const response = await send(path, { method });
        expect(response.status).toBe(200);
        expect(response.headers.get("access-control-allow-origin")).toBe("*");
        expect(response.headers.get("cache-control")).toBe("public, max-age=300");
      }
      const posted = await send(path, { method: "POST", body: "{}" });
      expect(posted.status).toBe(405);
      expect(posted.headers.get("allow")).toBe("GET, HEAD");
    },
  );
});
