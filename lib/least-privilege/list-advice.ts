import { ServiceAccount } from "../../entities/index";
import { dataSource } from "../db/data-source";
import { query } from "../db/pool";
import { NotFoundError } from "../errors";
import { isId } from "../ids";
import { decodeCursor, encodeCursor } from "../paging/cursor";
import { checkArgs } from "../paging/page";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import { authorize } from "../permissions/authorize";
import { withinTeams } from "../permissions/within-teams";
import { resolveTeam } from "../teams/resolve-team";
import { adviceFor, unusedFrom } from "./advice-for";
import { type Advice, isAdvised } from "./advise";

/** Accounts that are looked at for one page, whether there is anything to say of them or not. */
const lookedAt = 500;

/** Advice with since when it looks at uses. */
export interface DatedAdvice extends Advice {
  since: Date;
}

export interface AdvicePage {
  items: DatedAdvice[];
  /** Where the next page begins; null at the end. */
  endCursor: string | null;
  /** Since when uses of the team are counted: what was used before isn't known. Null when nothing was counted yet. */
  observedSince: Date | null;
}

function authorizeAdvice(actor: Actor | null, teamId: string, what?: string, field?: string[]): void {
  authorize(actor, "role:read", teamId, what, field);
  authorize(actor, "service-account:read", teamId);
}

/**
 * The accounts of a team that hold more than they use, a page at a time, in the order of their ids. A page may be short, and even empty, before the last:
 * so many accounts are looked at for one, in as many statements as for another.
 * @throws UnauthenticatedError, NotFoundError, ForbiddenError, InvalidInputError
 */
export async function listAdvice(
  actor: Actor | null,
  args: { teamId?: string | null; days?: number | null; first?: number | null; after?: string | null },
): Promise<AdvicePage> {
  const teamId = resolveTeam(actor, args.teamId);
  authorizeAdvice(actor, teamId);
  const since = unusedFrom(args.days);
  const { size } = checkArgs({ first: args.first }, { name: "advice" });
  const after = args.after == null ? "" : decodeCursor("advice", args.after, "after")[1];
  const { manager } = await dataSource();
  const rows = await manager.query<{ id: string }[]>(
    `SELECT id FROM service_account WHERE team_id = $1 AND id > $2 AND enabled = true ORDER BY id LIMIT ${lookedAt}`,
    [teamId, after],
  );
  const advised = (
    await adviceFor(
      manager,
      teamId,
      rows.map(({ id }) => id),
      since,
    )
  ).filter(isAdvised);
  const items = advised.slice(0, size).map((advice) => ({ ...advice, since }));
  const end = advised.length > size ? items.at(-1)!.serviceAccountId : rows.length === lookedAt ? rows.at(-1)!.id : null;
  return { items, endCursor: end === null ? null : encodeCursor("advice", ["", end]), observedSince: await observedSince(teamId) };
}

/** The advice for one account, also when it holds no more than it uses. @throws UnauthenticatedError, NotFoundError, ForbiddenError, InvalidInputError */
export async function adviceForAccount(actor: Actor | null, id: string, days?: number | null): Promise<DatedAdvice> {
  assertKnown(actor);
  const { manager } = await dataSource();
  const account = isId("ServiceAccount", id) ? await manager.findOneBy(ServiceAccount, { id, ...withinTeams(actor) }) : null;
  if (!account) throw new NotFoundError("service account", ["serviceAccountId"]);
  authorizeAdvice(actor, account.teamId, "service account", ["serviceAccountId"]);
  const since = unusedFrom(days);
  const [advice] = await adviceFor(manager, account.teamId, [id], since);
  // Deleted meanwhile.
  if (!advice) throw new NotFoundError("service account", ["serviceAccountId"]);
  return { ...advice, since };
}

async function observedSince(teamId: string): Promise<Date | null> {
  const [row] = await query<{ at: Date | null }>("SELECT min(at) AS at FROM usage_day WHERE team_id = $1 AND subject_id = $1", [teamId]);
  return row!.at;
}
