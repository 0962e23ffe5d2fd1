import { ApiToken } from "../../entities/index";
import { databaseClock } from "../db/database-clock";
import { dataSource } from "../db/data-source";
import { InvalidInputError } from "../errors";
import { storable } from "../input/storable";
import { expiryKey } from "../paging/ends";
import { nameOrder } from "../paging/name-order";
import { type Page, type PageArgs, type PageOrder, readPage } from "../paging/page";
import type { Actor } from "../permissions/actor";
import { authorize } from "../permissions/authorize";
import { resolveTeam } from "../teams/resolve-team";
import { unusedSince } from "../usage/unused-since";
import { mostDays } from "./expiry";

export type ApiTokenState = "ACTIVE" | "EXPIRED" | "REVOKED";

export interface ApiTokenFilter {
  serviceAccountId?: string | null;
  state?: ApiTokenState | null;
  /** Those that are in force and end within so many days. */
  expiresWithinDays?: number | null;
  /** Those that were last used before this time, or never, and made or reset before it. */
  unusedSince?: Date | null;
  /** Text anywhere in name, purpose, look-up id or id. */
  search?: string | null;
}

export interface ApiTokenOrder {
  field: "NAME" | "CREATED_AT" | "EXPIRES_AT";
  direction: "ASC" | "DESC";
}

/** The API tokens of the team, or of one account, a page at a time; the newest first. @throws UnauthenticatedError, NotFoundError, ForbiddenError, InvalidInputError */
export async function listApiTokens(
  actor: Actor | null,
  args: PageArgs & { teamId?: string | null; filter?: ApiTokenFilter | null; orderBy?: ApiTokenOrder | null },
): Promise<Page<ApiToken>> {
  const teamId = resolveTeam(actor, args.teamId);
  authorize(actor, "token:read", teamId);
  const { serviceAccountId, state, expiresWithinDays, search } = args.filter ?? {};
  const list = (await dataSource()).manager.createQueryBuilder(ApiToken, "item").where("item.team_id = :teamId", { teamId });
  if (serviceAccountId != null) list.andWhere("item.service_account_id = :serviceAccountId", { serviceAccountId: storable(serviceAccountId) });
  if (args.filter?.unusedSince != null) unusedSince(list, args.filter.unusedSince, "secret_created_at");
  // What has ended already ends no more.
  if (expiresWithinDays != null && state != null && state !== "ACTIVE") list.andWhere("false");
  else if (state === "REVOKED") list.andWhere("item.revoked = true");
  else if (state != null || expiresWithinDays != null) {
    const now = await databaseClock();
    list.andWhere(`item.revoked = false AND item.expiry_key ${state === "EXPIRED" ? "<=" : ">"} :now`, { now: expiryKey(new Date(now)) });
    if (expiresWithinDays != null) {
      const soon = new Date(now + checkedDays(expiresWithinDays) * 86_400_000);
      list.andWhere("item.expiry_key <= :soon", { soon: expiryKey(soon) });
    }
  }
  return readPage(list, pageOrder(args.orderBy), args, search?.trim() ? { column: "item.search_text", text: search } : undefined);
}

function pageOrder(order: ApiTokenOrder | null | undefined): PageOrder<ApiToken> {
  if (order?.field !== "EXPIRES_AT") return nameOrder((order as Parameters<typeof nameOrder>[0]) ?? { field: "CREATED_AT", direction: "DESC" }, false);
  return {
    name: "expiry",
    descending: order.direction === "DESC",
    by: { column: "item.expiryKey", value: (token) => token.expiryKey, unique: false },
  };
}

function checkedDays(days: number): number {
  if (days >= 0 && days <= mostDays) return days;
  throw new InvalidInputError([{ field: ["filter", "expiresWithinDays"], message: `expiresWithinDays must be from 0 to ${mostDays}.`, code: "INVALID" }]);
}
