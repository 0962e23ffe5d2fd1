import { ClientSecret, PublicKey, TrustRule } from "../../entities/index";
import { dataSource } from "../db/data-source";
import { storable } from "../input/storable";
import { endOrder, type EndOrder, inForce } from "../paging/ends";
import { type Page, type PageArgs, readPage } from "../paging/page";
import type { Actor } from "../permissions/actor";
import { authorize } from "../permissions/authorize";
import { resolveTeam } from "../teams/resolve-team";
import { unusedSince } from "../usage/unused-since";

interface CredentialFilter {
  serviceAccountId?: string | null;
  /** Those that are in force, and were last used before this time, or never, and made before it. */
  unusedSince?: Date | null;
  /** Those that are in force and end within so many days. */
  expiresWithinDays?: number | null;
  /** Those that are in force. */
  inForce?: boolean | null;
}

type CredentialListArgs = PageArgs & { teamId?: string | null; filter?: CredentialFilter | null; orderBy?: EndOrder | null };

/** Lists what one kind of credential the team's service accounts have, unless asked otherwise the newest first, or, of what ends soon, what ends first. */
const listOf =
  <Credential extends ClientSecret | PublicKey | TrustRule>(kind: new () => Credential) =>
  async (actor: Actor | null, args: CredentialListArgs): Promise<Page<Credential>> => {
    const teamId = resolveTeam(actor, args.teamId);
    authorize(actor, "service-account:read", teamId);
    const filter = args.filter ?? {};
    const list = (await dataSource()).manager.createQueryBuilder(kind, "item").where("item.team_id = :teamId", { teamId });
    if (filter.serviceAccountId != null) list.andWhere("item.service_account_id = :serviceAccountId", { serviceAccountId: storable(filter.serviceAccountId) });
    if (filter.unusedSince != null) unusedSince(list, filter.unusedSince, "created_at");
    if (filter.inForce === true || filter.unusedSince != null || filter.expiresWithinDays != null) await inForce(list, filter.expiresWithinDays);
    const usual =
      filter.expiresWithinDays == null ? ({ field: "CREATED_AT", direction: "DESC" } as const) : ({ field: "EXPIRES_AT", direction: "ASC" } as const);
    return readPage(list, endOrder(args.orderBy ?? usual), args);
  };

/** Client secrets, also those that ended within the last 30 days. @throws UnauthenticatedError, NotFoundError, ForbiddenError, InvalidInputError */
export const listClientSecrets = listOf(ClientSecret);
/** Public keys. @throws UnauthenticatedError, NotFoundError, ForbiddenError, InvalidInputError */
export const listPublicKeys = listOf(PublicKey);
/** Trust rules. @throws UnauthenticatedError, NotFoundError, ForbiddenError, InvalidInputError */
export const listTrustRules = listOf(TrustRule);
