import type { AuditEvent } from "../../entities/index";
import { csvLine } from "../csv";
import { dataSource } from "../db/data-source";
import { countOf } from "../paging/page";
import { ordered } from "../paging/ordered";
import type { Actor } from "../permissions/actor";
import { authorize } from "../permissions/authorize";
import { resolveTeam } from "../teams/resolve-team";
import { type AuditEventFilter, filteredEvents } from "./filtered-events";

/** Events that are read at once: few enough to hold in memory for each download that is under way. */
const chunk = 2_000;

/** How an event is told in a file. */
export interface EventFormat {
  /** What stands before the first event. */
  head: string;
  line: (event: AuditEvent) => string;
}

const fields = (event: AuditEvent) => ({
  id: event.id,
  at: event.at.toISOString(),
  action: event.action,
  actor_type: event.actorType,
  actor_id: event.actorId,
  actor_name: event.actorName,
  target_type: event.targetType,
  target_id: event.targetId,
  target_name: event.targetName,
  address: event.address,
  user_agent: event.userAgent,
  request_id: event.requestId,
  details: event.details,
});

const columns = [
  "id",
  "at",
  "action",
  "actor_type",
  "actor_id",
  "actor_name",
  "target_type",
  "target_id",
  "target_name",
  "address",
  "user_agent",
  "request_id",
  "details",
] as const satisfies (keyof ReturnType<typeof fields>)[];

/** For spreadsheets; the details are JSON in one cell. */
export const csvFormat: EventFormat = {
  head: csvLine(columns),
  line: (event) => {
    const values = fields(event);
    return csvLine(columns.map((name) => (name === "details" ? JSON.stringify(values.details) : (values[name] ?? ""))));
  },
};

/** For programs: a JSON object a line. */
export const ndjsonFormat: EventFormat = { head: "", line: (event) => `${JSON.stringify(fields(event))}\n` };

interface Exported {
  team: string | null;
  filter: AuditEventFilter;
}

/**
 * The team's audit events as the lines of a file, the oldest first, a chunk at a time. No connection to the database is held between chunks,
 * however slowly they are taken.
 * @param whoNow tells who asks, anew for each chunk: who may no longer read gets no further.
 * @throws UnauthenticatedError, NotFoundError, ForbiddenError, InvalidInputError
 */
export async function* exportEvents(
  whoNow: () => Promise<Actor | null>,
  { team, filter }: Exported,
  { head, line }: EventFormat,
): AsyncGenerator<string, void> {
  let lines = head;
  for (let after: string | undefined; ;) {
    const { list, narrowing } = await allowedEvents(await whoNow(), { team, filter });
    if (after !== undefined) list.andWhere("item.id > :after", { after });
    const sort = { column: "item.id", ties: false, direction: "ASC", limit: chunk } as const;
    const events = await ordered(narrowing ? narrowing.first(list, sort) : list, sort).getMany();
    yield lines + events.map(line).join("");
    if (events.length < chunk) return;
    lines = "";
    after = events.at(-1)!.id;
  }
}

/** How many events such a file will hold, as things are now; undefined for more than are counted. @throws UnauthenticatedError, NotFoundError, ForbiddenError, InvalidInputError */
export async function countEvents(actor: Actor | null, exported: Exported): Promise<number | undefined> {
  const { list, narrowing } = await allowedEvents(actor, exported);
  const count = await countOf(narrowing ? narrowing.all(list) : list, narrowing?.mostCounted);
  return count === narrowing?.mostCounted ? undefined : count;
}

async function allowedEvents(actor: Actor | null, { team, filter }: Exported) {
  const teamId = resolveTeam(actor, team, ["team"]);
  authorize(actor, "audit:read", teamId, "team", ["team"]);
  return filteredEvents((await dataSource()).manager, teamId, filter);
}
