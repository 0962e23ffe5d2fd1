import type { AuditEventsVariables } from "../../../activity/queries";

/** The two kinds of file that events come in. */
export const formats = {
  csv: { label: "CSV", description: "For spreadsheets. The details of an event are JSON in one cell.", type: "text/csv" },
  ndjson: { label: "NDJSON", description: "For programs and log tools: one JSON object a line.", type: "application/x-ndjson" },
} as const;

export type Format = keyof typeof formats;

// What the filter calls them, and what the address does.
const names = {
  search: "search",
  action: "action",
  actorId: "actor",
  targetId: "target",
  targetType: "targetType",
  about: "about",
  serviceAccountId: "account",
  address: "address",
  from: "from",
  until: "until",
} as const;

/** Where the file is, with all that the filters let through. */
export function exportUrl(format: Format, teamId: string, filter: AuditEventsVariables["filter"]): string {
  const query = new URLSearchParams({ team: teamId });
  for (const [field, name] of Object.entries(names)) {
    const value = filter?.[field as keyof typeof names];
    if (value !== undefined && value !== null) query.set(name, value);
  }
  return `/api/export/audit-events.${format}?${query}`;
}

/** What the file is called here: after its team and day. */
export const exportName = (format: Format, slug: string, now: Date): string => `audit-events-${slug}-${now.toISOString().slice(0, 10)}.${format}`;
