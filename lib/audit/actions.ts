import type { Topic } from "../webhooks/topics";

/** How webhooks tell of an action: under which topic, and in which words for people; `{target}` and `{account}` stand for names. */
interface Telling {
  topic: Topic;
  sentence: string;
}

/** Everything that leaves an audit event, as `noun.verb`, with how webhooks tell of it; null is what they deliberately don't tell. */
const catalogue = {
  "service-account.create": { topic: "ACCOUNT", sentence: "Service account “{target}” was created" },
  "service-account.update": { topic: "ACCOUNT", sentence: "Service account “{target}” was edited" },
  "service-account.enable": { topic: "ACCOUNT", sentence: "Service account “{target}” was enabled" },
  "service-account.disable": { topic: "ACCOUNT", sentence: "Service account “{target}” was disabled" },
  "service-account.delete": { topic: "ACCOUNT", sentence: "Service account “{target}” was deleted" },
  "service-account.revoke-everything": { topic: "ACCOUNT", sentence: "Keys and all tokens of “{target}” were revoked" },
  "service-account.limit": { topic: "ACCOUNT", sentence: "Limits of service account “{target}” were changed" },
  "service-account.regenerate-keys": { topic: "KEYS", sentence: "Client keys of “{target}” were regenerated" },
  "service-account.rotate-secret": { topic: "KEYS", sentence: "Client secret of “{target}” was rotated" },
  "service-account.retire-secret": { topic: "KEYS", sentence: "A client secret of “{target}” was retired" },
  "service-account.restore-secret": { topic: "KEYS", sentence: "A client secret of “{target}” is in force again" },
  "public-key.create": { topic: "KEYS", sentence: "Public key “{target}” was added to “{account}”" },
  "public-key.delete": { topic: "KEYS", sentence: "Public key “{target}” was removed from “{account}”" },
  "public-key.restore": { topic: "KEYS", sentence: "Public key “{target}” of “{account}” counts again" },
  "trust-rule.create": { topic: "KEYS", sentence: "Trust rule “{target}” was added to “{account}”" },
  "trust-rule.update": { topic: "KEYS", sentence: "Trust rule “{target}” of “{account}” was edited" },
  "trust-rule.delete": { topic: "KEYS", sentence: "Trust rule “{target}” was removed from “{account}”" },
  "trust-rule.restore": { topic: "KEYS", sentence: "Trust rule “{target}” of “{account}” counts again" },
  "api-token.create": { topic: "TOKENS", sentence: "API token “{target}” of “{account}” was created" },
  "api-token.update": { topic: "TOKENS", sentence: "API token “{target}” of “{account}” was edited" },
  "api-token.limit": { topic: "TOKENS", sentence: "The limit of API token “{target}” of “{account}” was changed" },
  "api-token.reset": { topic: "TOKENS", sentence: "API token “{target}” of “{account}” got a new secret" },
  "api-token.revoke": { topic: "TOKENS", sentence: "API token “{target}” of “{account}” was revoked" },
  "api-token.restore": { topic: "TOKENS", sentence: "API token “{target}” of “{account}” is in force again" },
  "api-token.withdraw": { topic: "TOKENS", sentence: "API token “{target}” of “{account}” ended with the key that signed it" },
  "role.create": { topic: "ROLES", sentence: "Role “{target}” was created" },
  "role.update": { topic: "ROLES", sentence: "Role “{target}” was edited" },
  "role.delete": { topic: "ROLES", sentence: "Role “{target}” was deleted" },
  "role-assignment.create": { topic: "ROLES", sentence: "“{target}” got a role" },
  "role-assignment.update": { topic: "ROLES", sentence: "The end of a role of “{target}” was changed" },
  "role-assignment.delete": { topic: "ROLES", sentence: "“{target}” lost a role" },
  "group.create": { topic: "ROLES", sentence: "Group “{target}” was created" },
  "group.update": { topic: "ROLES", sentence: "Group “{target}” was edited" },
  "group.delete": { topic: "ROLES", sentence: "Group “{target}” was deleted" },
  "group-membership.create": { topic: "ROLES", sentence: "“{target}” came into a group" },
  "group-membership.update": { topic: "ROLES", sentence: "The end of a membership of “{target}” was changed" },
  "group-membership.delete": { topic: "ROLES", sentence: "“{target}” left a group" },
  "service-account.leak-secret": { topic: "LEAKS", sentence: "A client secret of “{target}” has leaked" },
  "api-token.leak": { topic: "LEAKS", sentence: "API token “{target}” of “{account}” has leaked" },
  "access-token.leak": { topic: "LEAKS", sentence: "An access token of “{target}” has leaked" },
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
} as const satisfies Record<string, Telling | null>;

export type AuditAction = keyof typeof catalogue;

export const auditActions = Object.keys(catalogue) as AuditAction[];

/** How webhooks tell of an action; undefined for what they don't. */
export function tellingOf(action: string): Telling | undefined {
  return Object.hasOwn(catalogue, action) ? (catalogue[action as AuditAction] ?? undefined) : undefined;
}
