import { csvLine } from "../csv";
import { dataSource } from "../db/data-source";
import { countOf } from "../paging/page";
import { ordered } from "../paging/ordered";
import type { Actor } from "../permissions/actor";
import { authorize } from "../permissions/authorize";
import { resolveTeam } from "../teams/resolve-team";
import { type AuditEventFilter, filteredEvents } from "./filtered-events";

/** Events that are read at once: so few that they are forgotten before the collector has to keep them, whoever downloads. */
const chunk = 1_000;

/** The columns of a file, and where each stands. They are read as rows: entities would be made only to be taken apart. */
const columns = {
  id: "item.id",
  at: "item.at",
  action: "item.action",
  actor_type: "item.actorType",
  actor_id: "item.actorId",
  actor_name: "item.actorName",
  target_type: "item.targetType",
  target_id: "item.targetId",
  target_name: "item.targetName",
  address: "item.address",
  user_agent: "item.userAgent",
  request_id: "item.requestId",
  details: "item.details",
} as const;
type Column = keyof typeof columns;
const names = Object.keys(columns) as Column[];
type Line = Record<Exclude<Column, "id" | "at" | "details">, string | null> & { id: string; at: Date; details: object };

/** How an event is told in a file. */
export interface EventFormat {
  /** What stands before the first event. */
  head: string;
  line: (event: Line) => string;
}

/** For spreadsheets; the details are JSON in one cell. */
export const csvFormat: EventFormat = { head: csvLine(names), line: (event) => csvLine(names.map((name) => cell(event[name]))) };

function cell(value: Line[Column]): string {
  if (typeof value === "string") return value;
  return value instanceof Date ? value.toISOString() : value === null ? "" : JSON.stringify(value);
}

/** For programs: a JSON object a line, its fields in the order of the columns. */
export const ndjsonFormat: EventFormat = { head: "", line: (event) => `${JSON.stringify(event)}\n` };

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
    const sorted = ordered(narrowing ? narrowing.first(list, sort) : list, sort).select([]);
    for (const name of names) sorted.addSelect(columns[name], name);
    const events = await sorted.getRawMany<Line>();
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
