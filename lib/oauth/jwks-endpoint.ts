import { endpoint } from "../http/endpoint";
import { publicDocument } from "./public-document";
import { publishedKeys } from "../signing-keys/key-set";

/** `GET /.well-known/jwks.json` (RFC 7517 §5): the public keys of every token that may still be valid. */
export const jwksEndpoint = endpoint({ methods: ["GET", "HEAD"] }, async () => {
  const keys = await publishedKeys();
  return new Response(JSON.stringify({ keys: keys.map((key) => key.publicJwk) }), {
    headers: { "content-type": "application/jwk-set+json", ...publicDocument },
  });
});
