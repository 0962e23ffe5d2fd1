const kinds: Record<string, string> = {
  ServiceAccount: "service account",
  ApiToken: "API token",
  Product: "product",
  Team: "team",
  User: "person",
  Role: "role",
  Group: "group",
  Member: "member",
  Invitation: "invitation",
  SigningKey: "signing key",
  PublicKey: "public key",
  TrustRule: "trust rule",
  Webhook: "webhook",
};

/** What people call the kind of thing that an event is about. */
export const targetKind = (type: string | null): string => (type ? (kinds[type] ?? type) : "target");
