import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type JWTPayload, SignJWT } from "jose";

/** An OpenID Connect issuer that signs whatever a test wants. */
export interface TokenIssuer {
  url: string;
  keys: { publicKey: KeyObject; privateKey: KeyObject };
  /** A token of the issuer for this installation, with other claims or another header; one that is undefined is left out. */
  sign(claims: JWTPayload, change?: { header?: Record<string, unknown>; key?: KeyObject | Uint8Array }): Promise<string>;
}

/** Starts an issuer on a port of 127.0.0.1, which tests may fetch from. It keeps no process alive. @param metadata what to say instead of the truth */
export async function startTokenIssuer(metadata: object = {}): Promise<TokenIssuer> {
  const keys = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const server = createServer((request, response) => {
    const answer = request.url?.includes("openid-configuration")
      ? { issuer: url, jwks_uri: `${url}/jwks`, ...metadata }
      : { keys: [{ ...keys.publicKey.export({ format: "jwk" }), kid: "one", use: "sig", alg: "RS256" }] };
    response.writeHead(200, { "content-type": "application/json", connection: "close" }).end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  server.unref();
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    keys,
    sign: (claims, { header, key = keys.privateKey } = {}) => {
      const now = Math.floor(Date.now() / 1000);
      const payload = { iss: url, aud: "http://localhost:3000", iat: now, exp: now + 300, ...claims };
      return new SignJWT(JSON.parse(JSON.stringify(payload)) as JWTPayload).setProtectedHeader({ alg: "RS256", kid: "one", ...header }).sign(key);
    },
  };
}

let shared: Promise<TokenIssuer> | undefined;

/** One issuer for all tests of a file. */
export function tokenIssuer(): Promise<TokenIssuer> {
  return (shared ??= startTokenIssuer());
}
