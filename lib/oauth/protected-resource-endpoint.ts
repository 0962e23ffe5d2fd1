import { settings } from "../env";
import { endpoint } from "../http/endpoint";
import { catalogue } from "../permissions/catalogue";
import { ownAudience } from "../products/audience-of";
import { proofAlgorithms } from "../tokens/dpop/algorithms";
import { publicDocument } from "./public-document";

const wellKnown = "/.well-known/oauth-protected-resource";

/**
 * `GET /.well-known/oauth-protected-resource/api/graphql` (RFC 9728): how to get a token for Latchkey's own API. Without its path it is the answer for
 * who knows our origin only: a client takes what is about the resource that it asked for, and nothing else (RFC 9728 §3.3).
 */
export const protectedResourceEndpoint = endpoint({ methods: ["GET", "HEAD"] }, async (request) => {
  const { publicUrl } = settings();
  const metadata = {
    resource: new URL(request.url).pathname === wellKnown ? publicUrl : ownAudience(),
    resource_name: "Latchkey",
    authorization_servers: [publicUrl],
    bearer_methods_supported: ["header"],
    dpop_signing_alg_values_supported: proofAlgorithms,
    // Each account has it as it wants.
    dpop_bound_access_tokens_required: false,
    // What a service account can be granted.
    scopes_supported: catalogue.filter(({ peopleOnly }) => !peopleOnly).map(({ name }) => name),
  };
  return Response.json(metadata, { headers: publicDocument });
});
