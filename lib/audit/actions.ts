/** Everything that leaves an audit event, as `noun.verb`. */
export const auditActions = [
  "installation.set-up",
  "session.create",
  "session.refuse",
  "session.delete",
  "session.delete-all",
  "session.reauthenticate",
  "team.create",
  "team.update",
  "user.create",
  "user.link-identity",
  "user.change-password",
  "product.create",
  "product.update",
  "product.delete",
  "service-account.create",
  "service-account.update",
  "service-account.enable",
  "service-account.disable",
  "service-account.regenerate-keys",
  "service-account.delete",
  "role-assignment.create",
  "token.grant",
  "token.refuse",
  "signing-key.rotate",
] as const;

export type AuditAction = (typeof auditActions)[number];
