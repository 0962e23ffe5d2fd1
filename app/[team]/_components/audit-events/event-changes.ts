/** What one field of a change was before and is after. */
export interface FieldChange {
  field: string;
  from: unknown;
  to: unknown;
}

const isChange = (value: unknown): value is { from: unknown; to: unknown } =>
  typeof value === "object" && value !== null && Object.keys(value).length === 2 && "from" in value && "to" in value;

/** The fields among an event's details of which both values are told, and the rest of the details as they are. */
export function eventChanges(details: unknown): { changes: FieldChange[]; rest: Record<string, unknown> } {
  const all = typeof details === "object" && details !== null && !Array.isArray(details) ? Object.entries(details as Record<string, unknown>) : [];
  return {
    changes: all.flatMap(([field, value]) => (isChange(value) ? [{ field, from: value.from, to: value.to }] : [])),
    rest: Object.fromEntries(all.filter(([, value]) => !isChange(value))),
  };
}

/** `retentionDays` as people read it: "Retention days". */
export function fieldTitle(field: string): string {
  const words = field.replace(/([a-z0-9])([A-Z])/g, "$1 $2").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A value in short: texts as they are, lists by comma, nothing as "nothing". */
export function valueText(value: unknown): string {
  if (value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0)) return "nothing";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string" || typeof value === "number") return String(value);
  if (Array.isArray(value) && value.every((item) => typeof item === "string" || typeof item === "number")) return value.join(", ");
  return JSON.stringify(value);
}
