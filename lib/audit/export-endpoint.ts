import { z } from "zod";
import { authenticate } from "../auth/authenticate";
import { endpoint } from "../http/endpoint";
import { flag, parseParameters } from "../input/parameters";
import { assertKnown } from "../permissions/assert-known";
import { streamText } from "../stream-text";
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

/**
 * `GET /api/export/audit-events.csv` and `.ndjson`: a team's audit events as a file. With `count=true` the header `x-total-count` says how many
 * will come, so that whoever takes them can tell how far they are; but for a search that finds more than are counted.
 */
const exportOf = (format: EventFormat, type: string, name: string) =>
  endpoint({ methods: ["GET"] }, async (request, origin) => {
    const whoNow = () => authenticate(request, origin);
    const actor = await whoNow();
    assertKnown(actor);
    const {
      team,
      actor: actorId,
      target: targetId,
      account: serviceAccountId,
      count,
      ...rest
    } = parseParameters(new URL(request.url).searchParams, parameters);
    const exported = { team: team ?? null, filter: { ...rest, actorId, targetId, serviceAccountId } };
    const total = count ? await countEvents(actor, exported) : undefined;
    return new Response(await streamText(exportEvents(whoNow, exported, format)), {
      headers: {
        "content-type": `${type}; charset=utf-8`,
        "content-disposition": `attachment; filename="${name}"`,
        "cache-control": "no-store",
        vary: "Cookie, Authorization, Origin",
        ...(total !== undefined && { "x-total-count": String(total) }),
      },
    });
  });

export const exportEventsAsCsvEndpoint = exportOf(csvFormat, "text/csv", "audit-events.csv");
export const exportEventsAsNdjsonEndpoint = exportOf(ndjsonFormat, "application/x-ndjson", "audit-events.ndjson");
