import type { WebhookEvent } from "../../entities/index";
import { tellingOf } from "../audit/actions";

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
  const template = type === "webhook.test" ? "This is a test of the webhook “{target}”" : tellingOf(type)?.sentence;
  const names: Record<string, string> = { target: nameOf(told.target) ?? "", account: nameOf(told.serviceAccount) ?? "" };
  // Who publishes an event, warns or watches says it in a sentence of its own.
  const own = typeof told.title === "string" ? told.title : type;
  const title = template?.replace(/\{(target|account)\}/g, (_, name: string) => names[name]!) ?? own;
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
