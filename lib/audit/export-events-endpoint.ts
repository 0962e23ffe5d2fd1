import { z } from "zod";
import { exportEndpoint } from "../exports/export-endpoint";
import { flag } from "../input/parameters";
import { countEvents, csvFormat, type EventFormat, exportEvents, ndjsonFormat } from "./export-events";

const time = (name: string) =>
  z.iso.datetime({ offset: true, message: `${name} must be a time such as 2026-01-31T12:00:00Z.` }).transform((text) => new Date(text));

const parameters = z.object({
  team: z.string().optional(),
  search: z.string().optional(),
  action: z.string().optional(),
  actor: z.string().optional(),
  target: z.string().optional(),
  about: z.string().optional(),
  account: z.string().optional(),
  targetType: z.string().optional(),
  address: z.string().optional(),
  from: time("from").optional(),
  until: time("until").optional(),
  count: flag("count").optional(),
});

type Given = z.output<typeof parameters>;

const exported = ({ team, actor: actorId, target: targetId, account: serviceAccountId, count: _, ...rest }: Given) => ({
  team: team ?? null,
  filter: { ...rest, actorId, targetId, serviceAccountId },
});

/**
 * `GET /api/export/audit-events.csv` and `.ndjson`: a team's audit events as a file. With `count=true` the header `x-total-count` says how many
 * will come, so that whoever takes them can tell how far they are; but for a search that finds more than are counted.
 */
const exportOf = (format: EventFormat, type: "text/csv" | "application/x-ndjson", fileName: string) =>
  exportEndpoint({
    fileName,
    type,
    parameters,
    lines: (whoNow, given) => exportEvents(whoNow, exported(given), format),
    count: async (actor, given) => (given.count ? countEvents(actor, exported(given)) : undefined),
  });

export const exportEventsAsCsvEndpoint = exportOf(csvFormat, "text/csv", "audit-events.csv");
export const exportEventsAsNdjsonEndpoint = exportOf(ndjsonFormat, "application/x-ndjson", "audit-events.ndjson");
