import type { AuditEvent } from "../../entities/index";
import { dataSource } from "../db/data-source";
import { type Page, type PageArgs, readPage } from "../paging/page";
import type { Actor } from "../permissions/actor";
import { authorize } from "../permissions/authorize";
import { resolveTeam } from "../teams/resolve-team";
import { type AuditEventFilter, filteredEvents } from "./filtered-events";

/** The team's audit events, newest first by default, a page at a time. @throws UnauthenticatedError, NotFoundError, ForbiddenError, InvalidInputError */
export async function listAuditEvents(
  actor: Actor | null,
  args: PageArgs & { teamId?: string | null; filter?: AuditEventFilter | null; orderBy?: { field: "AT"; direction: "ASC" | "DESC" } | null },
): Promise<Page<AuditEvent>> {
  const teamId = resolveTeam(actor, args.teamId);
  authorize(actor, "audit:read", teamId);
  const { list, narrowing } = filteredEvents((await dataSource()).manager, teamId, args.filter);
  return readPage(list, { name: "time", descending: args.orderBy?.direction !== "ASC" }, args, narrowing);
}
