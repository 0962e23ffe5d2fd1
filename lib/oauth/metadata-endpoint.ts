import { settings } from "../env";
import { endpoint } from "../http/endpoint";
import { clientAuthenticationMethods } from "./client-authentication";
import { grantTypes } from "./token-endpoint";

/** Other origins may read public documents: they hold nothing that isn't for everybody. */
export const publicDocument = { "cache-control": "public, max-age=300", "access-control-allow-origin": "*" };

/** `GET /.well-known/oauth-authorization-server` (RFC 8414): exactly what is there. */
export const metadataEndpoint = endpoint({ methods: ["GET", "HEAD"] }, async () => {
  const issuer = settings().publicUrl;
  const metadata = {
    issuer,
    token_endpoint: `${issuer}/oauth/token`,
    jwks_uri: `${issuer}/.well-known/jwks.json`,
    grant_types_supported: grantTypes,
    token_endpoint_auth_methods_supported: clientAuthenticationMethods,
    introspection_endpoint: `${issuer}/oauth/introspect`,
    introspection_endpoint_auth_methods_supported: clientAuthenticationMethods,
    revocation_endpoint: `${issuer}/oauth/revoke`,
    revocation_endpoint_auth_methods_supported: clientAuthenticationMethods,
    // Required by RFC 8414 §2, and empty: there is no authorization endpoint.
    response_types_supported: [],
  };
  return Response.json(metadata, { headers: publicDocument });
});
