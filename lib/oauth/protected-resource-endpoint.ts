import { settings } from "../env";
import { endpoint } from "../http/endpoint";
import { catalogue } from "../permissions/catalogue";
import { ownAudience } from "../products/audience-of";
import { publicDocument } from "./metadata-endpoint";

/** `GET /.well-known/oauth-protected-resource/api/graphql` (RFC 9728): how to get a token for Latchkey's own API. The same without its path. */
export const protectedResourceEndpoint = endpoint({ methods: ["GET", "HEAD"] }, async () => {
  const metadata = {
    resource: ownAudience(),
    resource_name: "Latchkey",
    authorization_servers: [settings().publicUrl],
    bearer_methods_supported: ["header"],
    // What a service account can be granted.
    scopes_supported: catalogue.filter(({ peopleOnly }) => !peopleOnly).map(({ name }) => name),
  };
  return Response.json(metadata, { headers: publicDocument });
});
