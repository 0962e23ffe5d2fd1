import type { EntityManager, SelectQueryBuilder } from "typeorm";
import { AuditEvent } from "../../entities/index";
import { idFrom, isId } from "../ids";
import { storable } from "../input/storable";
import { anyOf, type Narrowing } from "../paging/any-of";
import { eventSearch } from "./event-search";

export interface AuditEventFilter {
  /** Words, each of which is in the name or the id of the actor or of the target, in the action, or in the address. */
  search?: string | null;
  action?: string | null;
  actorId?: string | null;
  targetId?: string | null;
  targetType?: string | null;
  /** What was done to this object; of a group or a role also who got it and who lost it, of a service account also what was done to its credentials. */
  about?: string | null;
  /** What this service account did, and what was done to it or to its credentials. */
  serviceAccountId?: string | null;
  /** The address that requests came from. */
  address?: string | null;
  /** Events at or after this time. */
  from?: Date | null;
  /** Events before this time. */
  until?: Date | null;
}

// The group that somebody joined or left, the role that somebody got or lost; an index is made of these very words.
const given = "coalesce(item.details->>'groupId', item.details->>'roleId')";
const isGiven = (id: string) => isId("Group", id) || isId("Role", id);
// The account whose credential it is about; likewise.
const owner = "item.details->'serviceAccount'->>'id'";

// Far more than lies between the id and the time of an event, in milliseconds.
const slack = 60_000;
const moved = (time: Date, by: number) => new Date(time.getTime() + by);

/** The audit events of a team that a filter lets through, and what narrows them further. The caller has authorized. @throws InvalidInputError for a search that is none */
export function filteredEvents(
  manager: EntityManager,
  teamId: string,
  filter: AuditEventFilter | null | undefined,
): { list: SelectQueryBuilder<AuditEvent>; narrowing: Narrowing | undefined } {
  const list = manager.createQueryBuilder(AuditEvent, "item").where("item.team_id = :teamId", { teamId });
  if (filter?.action != null) list.andWhere("item.action = :action", { action: storable(filter.action) });
  if (filter?.actorId != null) list.andWhere("item.actor_id = :actorId", { actorId: storable(filter.actorId) });
  if (filter?.targetId != null) list.andWhere("item.target_id = :targetId", { targetId: storable(filter.targetId) });
  if (filter?.targetType != null) list.andWhere("item.target_type = :targetType", { targetType: storable(filter.targetType) });
  if (filter?.address != null) list.andWhere("item.address = :address", { address: storable(filter.address) });
  // Events are kept in the order of their ids, which are made a moment before their times; so the ids find the place, and the times decide.
  if (filter?.from) list.andWhere("item.id >= :fromId AND item.at >= :from", { fromId: idFrom("AuditEvent", moved(filter.from, -slack)), from: filter.from });
  if (filter?.until)
    list.andWhere("item.id < :untilId AND item.at < :until", { untilId: idFrom("AuditEvent", moved(filter.until, slack)), until: filter.until });
  const [narrowing, ...more] = [...eventSearch(filter?.search), ...aboutOne(filter?.about), ...ofAccount(filter?.serviceAccountId)];
  // Of several at once the others look through what the first finds, or the other way round, as the database sees fit.
  for (const other of more) other.all(list);
  return { list, narrowing };
}

function aboutOne(about: string | null | undefined): Narrowing[] {
  if (about == null) return [];
  const also = isGiven(about) ? [`${given} = :about`] : isId("ServiceAccount", about) ? [`${owner} = :about`] : [];
  return [anyOf(["item.target_id = :about", ...also], { about: storable(about) })];
}

function ofAccount(account: string | null | undefined): Narrowing[] {
  if (account == null) return [];
  return [anyOf(["item.target_id = :account", `${owner} = :account`, "item.actor_id = :account"], { account: storable(account) })];
}
