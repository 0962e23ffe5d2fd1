import { settings } from "../env";
import { endpoint } from "../http/endpoint";
import { assertionAlgorithms } from "../public-keys/read-public-key";
import { clientAuthenticationMethods } from "./client-authentication";
import { proofAlgorithms } from "../tokens/dpop/algorithms";
import { publicDocument } from "./public-document";
import { grantTypes } from "./token-endpoint";

/** How clients authenticate, which is the same everywhere, under the names that RFC 8414 §2 has for one endpoint. */
const authenticationAt = (endpointName: string) => ({
  [`${endpointName}_endpoint_auth_methods_supported`]: clientAuthenticationMethods,
  [`${endpointName}_endpoint_auth_signing_alg_values_supported`]: assertionAlgorithms,
});

/** `GET /.well-known/oauth-authorization-server` (RFC 8414): exactly what is there. */
export const metadataEndpoint = endpoint({ methods: ["GET", "HEAD"] }, async () => {
  const issuer = settings().publicUrl;
  const metadata = {
    issuer,
    token_endpoint: `${issuer}/oauth/token`,
    jwks_uri: `${issuer}/.well-known/jwks.json`,
    grant_types_supported: grantTypes,
    ...authenticationAt("token"),
    // Whoever exchanges a foreign token has nothing else to show.
    token_endpoint_auth_methods_supported: [...clientAuthenticationMethods, "none"],
    introspection_endpoint: `${issuer}/oauth/introspect`,
    ...authenticationAt("introspection"),
    revocation_endpoint: `${issuer}/oauth/revoke`,
    ...authenticationAt("revocation"),
    dpop_signing_alg_values_supported: proofAlgorithms,
    // Required by RFC 8414 §2, and empty: there is no authorization endpoint.
    response_types_supported: [],
  };
  return Response.json(metadata, { headers: publicDocument });
});
