/** What the algorithms are called in tokens, and what they are. */
export const algorithmNames: Record<"ES256" | "EDDSA", { name: string; what: string }> = {
  ES256: { name: "ES256", what: "ECDSA on P-256" },
  EDDSA: { name: "EdDSA", what: "Ed25519" },
};
