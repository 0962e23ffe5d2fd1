import type { AuditAction } from "../audit/actions";

/** What a webhook can tell of, beside the events that products publish. */
export const topics = ["ACCOUNT", "KEYS", "TOKENS", "ROLES", "EXPIRY", "LEAKS", "REFUSALS"] as const;
export type Topic = (typeof topics)[number];

/** The topic of what a product publishes, and that of a test: nobody chooses them from the list. */
export type EventTopic = Topic | "PRODUCT" | "TEST";

/** The topic of each action; null for what webhooks deliberately don't tell. An action without a line here doesn't compile. */
const topicOf: Readonly<Record<AuditAction, Topic | null>> = {
  "service-account.create": "ACCOUNT",
  "service-account.update": "ACCOUNT",
  "service-account.enable": "ACCOUNT",
  "service-account.disable": "ACCOUNT",
  "service-account.delete": "ACCOUNT",
  "service-account.revoke-everything": "ACCOUNT",
  "service-account.limit": "ACCOUNT",
  "service-account.regenerate-keys": "KEYS",
  "service-account.rotate-secret": "KEYS",
  "service-account.retire-secret": "KEYS",
  "service-account.restore-secret": "KEYS",
  "public-key.create": "KEYS",
  "public-key.delete": "KEYS",
  "public-key.restore": "KEYS",
  "trust-rule.create": "KEYS",
  "trust-rule.update": "KEYS",
  "trust-rule.delete": "KEYS",
  "trust-rule.restore": "KEYS",
  "api-token.create": "TOKENS",
  "api-token.update": "TOKENS",
  "api-token.limit": "TOKENS",
  "api-token.reset": "TOKENS",
  "api-token.revoke": "TOKENS",
  "api-token.restore": "TOKENS",
  "api-token.withdraw": "TOKENS",
  "role.create": "ROLES",
  "role.update": "ROLES",
  "role.delete": "ROLES",
  "role-assignment.create": "ROLES",
  "role-assignment.update": "ROLES",
  "role-assignment.delete": "ROLES",
  "group.create": "ROLES",
  "group.update": "ROLES",
  "group.delete": "ROLES",
  "group-membership.create": "ROLES",
  "group-membership.update": "ROLES",
  "group-membership.delete": "ROLES",
  "service-account.leak-secret": "LEAKS",
  "api-token.leak": "LEAKS",
  "access-token.leak": "LEAKS",
  // Each grant and each refusal would be a flood: what is far more than usual is told as a spike.
  "token.grant": null,
  "token.refuse": null,
  "token.revoke": null,
  "access-token.refuse": null,
  "api-token.refuse": null,
  // Told by the one that publishes it, as an event of its product.
  "product-event.publish": null,
  // Of people, teams, products and the installation: webhooks tell of service accounts.
  "installation.set-up": null,
  "session.create": null,
  "session.refuse": null,
  "session.delete": null,
  "session.delete-all": null,
  "session.reauthenticate": null,
  "team.create": null,
  "team.update": null,
  "user.create": null,
  "user.link-identity": null,
  "user.change-password": null,
  "invitation.create": null,
  "invitation.resend": null,
  "invitation.accept": null,
  "invitation.refuse": null,
  "invitation.delete": null,
  "member.create": null,
  "member.delete": null,
  "administrator.add": null,
  "administrator.remove": null,
  "product.create": null,
  "product.update": null,
  "product.delete": null,
  "signing-key.create": null,
  "signing-key.rotate": null,
  "signing-key.schedule": null,
  "token-policy.update": null,
  "notification-policy.update": null,
  "audit-policy.update": null,
  "audit.retain": null,
  // A webhook that is changed can't be trusted to tell of it; one that was disabled is told of in the dashboard and by mail.
  "webhook.create": null,
  "webhook.update": null,
  "webhook.enable": null,
  "webhook.disable": null,
  "webhook.delete": null,
  "webhook.rotate-secret": null,
};

/** The topic of an action; undefined for what webhooks don't tell. */
export function topicOfAction(action: string): Topic | undefined {
  return Object.hasOwn(topicOf, action) ? (topicOf[action as AuditAction] ?? undefined) : undefined;
}
