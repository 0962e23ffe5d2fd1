import { settings } from "../env";

/** The audience of Latchkey's own API, which follows the public URL. */
export function ownAudience(): string {
  return `${settings().publicUrl}/api/graphql`;
}

/** The `aud` of access tokens for a product. */
export function audienceOf(product: { audience: string | null }): string {
  return product.audience ?? ownAudience();
}
