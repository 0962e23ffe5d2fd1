import type { WebhookEvent } from "../../entities/index";

/** What happened, for people: `{target}` and `{account}` stand for their names. */
const sentences: Record<string, string> = {
  "service-account.create": "Service account “{target}” was created",
  "service-account.update": "Service account “{target}” was edited",
  "service-account.limit": "Limits of service account “{target}” were changed",
  "service-account.enable": "Service account “{target}” was enabled",
  "service-account.disable": "Service account “{target}” was disabled",
  "service-account.delete": "Service account “{target}” was deleted",
  "service-account.revoke-everything": "Keys and all tokens of “{target}” were revoked",
  "service-account.regenerate-keys": "Client keys of “{target}” were regenerated",
  "service-account.rotate-secret": "Client secret of “{target}” was rotated",
  "service-account.retire-secret": "A client secret of “{target}” was retired",
  "service-account.restore-secret": "A client secret of “{target}” is in force again",
  "public-key.create": "Public key “{target}” was added to “{account}”",
  "public-key.delete": "Public key “{target}” was removed from “{account}”",
  "public-key.restore": "Public key “{target}” of “{account}” counts again",
  "trust-rule.create": "Trust rule “{target}” was added to “{account}”",
  "trust-rule.update": "Trust rule “{target}” of “{account}” was edited",
  "trust-rule.delete": "Trust rule “{target}” was removed from “{account}”",
  "trust-rule.restore": "Trust rule “{target}” of “{account}” counts again",
  "api-token.create": "API token “{target}” of “{account}” was created",
  "api-token.update": "API token “{target}” of “{account}” was edited",
  "api-token.limit": "The limit of API token “{target}” of “{account}” was changed",
  "api-token.reset": "API token “{target}” of “{account}” got a new secret",
  "api-token.revoke": "API token “{target}” of “{account}” was revoked",
  "api-token.restore": "API token “{target}” of “{account}” is in force again",
  "api-token.withdraw": "API token “{target}” of “{account}” ended with the key that signed it",
  "role.create": "Role “{target}” was created",
  "role.update": "Role “{target}” was edited",
  "role.delete": "Role “{target}” was deleted",
  "role-assignment.create": "“{target}” got a role",
  "role-assignment.update": "The end of a role of “{target}” was changed",
  "role-assignment.delete": "“{target}” lost a role",
  "group.create": "Group “{target}” was created",
  "group.update": "Group “{target}” was edited",
  "group.delete": "Group “{target}” was deleted",
  "group-membership.create": "“{target}” came into a group",
  "group-membership.update": "The end of a membership of “{target}” was changed",
  "group-membership.delete": "“{target}” left a group",
  "service-account.leak-secret": "A client secret of “{target}” has leaked",
  "api-token.leak": "API token “{target}” of “{account}” has leaked",
  "access-token.leak": "An access token of “{target}” has leaked",
  "webhook.test": "This is a test of the webhook “{target}”",
};

interface Told {
  actor?: { name?: unknown };
  target?: { name?: unknown } | null;
  serviceAccount?: { name?: unknown } | null;
  product?: { name?: unknown } | null;
  title?: unknown;
  details?: Record<string, unknown>;
}

const nameOf = (thing: { name?: unknown } | null | undefined) => (typeof thing?.name === "string" ? thing.name : undefined);

/** An event in a sentence, and what else is worth knowing of it, by name. */
export function sentenceOf({ type, payload }: Pick<WebhookEvent, "type" | "payload">): { title: string; facts: [string, string][] } {
  const told = payload as Told;
  const template = sentences[type] ?? (typeof told.title === "string" ? told.title : type);
  const names: Record<string, string> = { target: nameOf(told.target) ?? "", account: nameOf(told.serviceAccount) ?? "" };
  const title = sentences[type] ? template.replace(/\{(target|account)\}/g, (_, name: string) => names[name]!) : template;
  const facts: [string, string | undefined][] = [
    ["By", nameOf(told.actor)],
    ["Service account", nameOf(told.serviceAccount)],
    ["Product", nameOf(told.product)],
    ...["role", "group", "reason", "expiresAt", "revoked"].map((name): [string, string | undefined] => [labels[name]!, textOf(told.details?.[name])]),
  ];
  return { title, facts: facts.flatMap(([name, value]) => (value ? [[name, value] as [string, string]] : [])) };
}

const labels: Record<string, string> = { role: "Role", group: "Group", reason: "Reason", expiresAt: "Ends", revoked: "Revoked" };

function textOf(value: unknown): string | undefined {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}
