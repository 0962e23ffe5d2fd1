import type { Builder } from "../builder";

/** What an API token looks like. */
export function defineTokenFormat(builder: Builder) {
  return builder.enumType("ApiTokenFormat", {
    description: "What an API token looks like.",
    values: {
      OPAQUE: { description: "A random text that only Latchkey can check." },
      JWT: {
        description:
          "A signed JWT (RFC 9068) that products can check by themselves, with the keys at `/.well-known/jwks.json`; they learn of a revocation only when they ask.",
      },
    },
  });
}
