import { settings } from "../env";

/** Where Latchkey's own API says how to get a token for it: its path stands behind the well-known one (RFC 9728 §3.1). */
export function resourceMetadataUrl(): string {
  return `${settings().publicUrl}/.well-known/oauth-protected-resource/api/graphql`;
}
