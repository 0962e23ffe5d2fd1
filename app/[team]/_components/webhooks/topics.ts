import type { Topic } from "../../webhooks/queries";

/** Something that a webhook can tell of. */
export interface EventRow {
  /** The topic, or the name of a product's event; `*` for all of them. */
  id: string;
  /** Whether a product publishes it. */
  ofProduct: boolean;
  label: string;
  text: string;
}

/** What a webhook tells of: topics, and events of a product. */
export interface Choice {
  topics: readonly Topic[];
  productEvents: readonly string[];
}

/** What can be told of beside the events of products, the most urgent first. */
export const topics: (EventRow & { id: Topic })[] = [
  { id: "LEAKS", ofProduct: false, label: "Leaks", text: "A token or secret was reported as leaked." },
  { id: "EXPIRY", ofProduct: false, label: "Expiry", text: "A token, secret, key, rule or role ends soon." },
  { id: "REFUSALS", ofProduct: false, label: "Refusals", text: "Far more calls are refused than usual." },
  { id: "ACCOUNT", ofProduct: false, label: "Account", text: "Created, edited, enabled, disabled, deleted." },
  { id: "KEYS", ofProduct: false, label: "Keys", text: "Client keys, secrets, public keys, trust rules." },
  { id: "TOKENS", ofProduct: false, label: "API tokens", text: "Made, edited, reset, revoked." },
  { id: "ROLES", ofProduct: false, label: "Roles and groups", text: "Who got and who lost them." },
];

interface Publishing {
  name: string;
  eventTypes: readonly { name: string; description: string }[];
}

/** What a product publishes; first all of it, also what it declares later. */
export function eventsOf({ name, eventTypes }: Publishing): EventRow[] {
  if (eventTypes.length === 0) return [];
  const all: EventRow = { id: "*", ofProduct: true, label: `All events of ${name}`, text: "Also events that it declares later." };
  return [all, ...eventTypes.map((type): EventRow => ({ id: type.name, ofProduct: true, label: type.name, text: type.description }))];
}

/** The rows for events that are chosen and not declared (any more). */
export function undeclared({ productEvents }: Choice, known: readonly EventRow[]): EventRow[] {
  return productEvents
    .filter((name) => !known.some((row) => row.ofProduct && row.id === name))
    .map((name) => ({ id: name, ofProduct: true, label: name === "*" ? "All events of products" : name, text: name === "*" ? "" : "No longer declared." }));
}

/** Whether it is told of. */
export const tells = ({ topics: told, productEvents }: Choice, { id, ofProduct }: EventRow): boolean =>
  ofProduct ? productEvents.includes(id) || productEvents.includes("*") : told.some((topic) => topic === id);

/** The choice with one thing told of, or no longer; without one of all events of a product, the others are named. @param rows all that there is */
export function toggled(choice: Choice, row: EventRow, rows: readonly EventRow[]): Choice {
  const on = !tells(choice, row);
  if (!row.ofProduct) {
    const told = topics.map(({ id }) => id).filter((id) => (id === row.id ? on : choice.topics.includes(id)));
    return { ...choice, topics: told };
  }
  if (row.id === "*") return { ...choice, productEvents: on ? ["*"] : [] };
  const named = rows.filter((one) => one.ofProduct && one.id !== "*" && (one.id === row.id ? on : tells(choice, one)));
  return { ...choice, productEvents: named.map(({ id }) => id) };
}

/** What it tells of, in a few words. */
export function choiceText({ topics: told, productEvents }: Choice): string {
  const names = topics.filter(({ id }) => told.includes(id)).map(({ label }) => label);
  const whole = names.length === topics.length ? ["All topics"] : names;
  return [...whole, ...productEvents.map((name) => (name === "*" ? "product events" : name))].join(", ");
}
