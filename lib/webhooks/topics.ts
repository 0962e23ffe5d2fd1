import type { AuditAction } from "../audit/actions";

/** What a webhook can tell of, beside the events that products publish. */
export const topics = ["ACCOUNT", "KEYS", "TOKENS", "ROLES", "EXPIRY", "LEAKS", "REFUSALS"] as const;
export type Topic = (typeof topics)[number];

/** The topic of what a product publishes, and that of a test: nobody chooses them from the list. */
export type EventTopic = Topic | "PRODUCT" | "TEST";

const topicOf: Partial<Record<AuditAction, Topic>> = {
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
};

/** The topic of an action; undefined for what webhooks don't tell. */
export function topicOfAction(action: string): Topic | undefined {
  return Object.hasOwn(topicOf, action) ? topicOf[action as AuditAction] : undefined;
}
