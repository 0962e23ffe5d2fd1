import { describe, expect, it } from "vitest";
import { send } from "../../app/api/testing/call-api";
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
      grant_types_supported: ["client_credentials"],
      token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post"],
      response_types_supported: [],
    });
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

  it.each(["/.well-known/oauth-authorization-server", "/.well-known/jwks.json"])("%s can be read from any page, and cached for 5 minutes", async (path) => {
    for (const method of ["GET", "HEAD"]) {
      const response = await send(path, { method });
      expect(response.status).toBe(200);
      expect(response.headers.get("access-control-allow-origin")).toBe("*");
      expect(response.headers.get("cache-control")).toBe("public, max-age=300");
    }
    const posted = await send(path, { method: "POST", body: "{}" });
    expect(posted.status).toBe(405);
    expect(posted.headers.get("allow")).toBe("GET, HEAD");
  });
});
