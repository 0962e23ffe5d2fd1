import type { Builder } from "../builder";

/** With what tokens are signed. */
export function defineSigningAlgorithm(builder: Builder) {
  return builder.enumType("SigningAlgorithm", {
    description: "With what tokens are signed.",
    values: {
      ES256: { value: "ES256" as const, description: "ECDSA on P-256 with SHA-256 (`ES256`), which every library knows." },
      EDDSA: { value: "EdDSA" as const, description: "Ed25519 (`EdDSA`): as strong, and the same for the same content; some older libraries don't know it." },
    },
  });
}
