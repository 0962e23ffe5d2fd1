import { Role } from "../../entities/index";
import { dataSource } from "../db/data-source";
import { storable } from "../input/storable";
import { type NameOrder, nameOrder } from "../paging/name-order";
import { type Page, type PageArgs, readPage } from "../paging/page";
import type { Actor } from "../permissions/actor";
import { authorize } from "../permissions/authorize";
import { builtInRoles } from "../permissions/built-in-roles";
import { catalogue } from "../permissions/catalogue";
import { resolveTeam } from "../teams/resolve-team";

/** Who can hold a role. */
type AssignableTo = "members" | "service-accounts" | "anyone";

export interface RoleFilter {
  /** Text anywhere in name, description or id. */
  search?: string | null;
  productId?: string | null;
  assignableTo?: AssignableTo | null;
  builtIn?: boolean | null;
}

const peopleOnly = catalogue.filter((permission) => permission.peopleOnly).map(({ name }): string => name);
const keysForPeople = builtInRoles.filter(({ permissions }) => peopleOnly.some((name) => (permissions as ReadonlySet<string>).has(name))).map(({ key }) => key);

/** The team's roles, a page at a time. @throws UnauthenticatedError, NotFoundError, ForbiddenError, InvalidInputError */
export async function listRoles(
  actor: Actor | null,
  args: PageArgs & { teamId?: string | null; filter?: RoleFilter | null; orderBy?: NameOrder | null },
): Promise<Page<Role>> {
  const teamId = resolveTeam(actor, args.teamId);
  authorize(actor, "role:read", teamId);
  const { filter } = args;
  const list = (await dataSource()).manager.createQueryBuilder(Role, "item").where("item.team_id = :teamId", { teamId });
  if (filter?.productId != null) list.andWhere("item.product_id = :productId", { productId: storable(filter.productId) });
  if (filter?.builtIn != null) list.andWhere(`item.built_in_key IS ${filter.builtIn ? "NOT NULL" : "NULL"}`);
  // People can hold any role; what service accounts can hold has none of the permissions that are for people.
  if (filter?.assignableTo != null && filter.assignableTo !== "members")
    list.andWhere(
      `(item.built_in_key IS NULL OR item.built_in_key <> ALL(:keysForPeople)) AND NOT EXISTS (
        SELECT 1 FROM role_permission permitted WHERE permitted.role_id = item.id AND permitted.permission = ANY(:peopleOnly)
          AND permitted.product_id = (SELECT id FROM product WHERE team_id = :teamId AND built_in))`,
      { keysForPeople, peopleOnly },
    );
  return readPage(list, nameOrder(args.orderBy, false), args, filter?.search?.trim() ? { column: "item.search_text", text: filter.search } : undefined);
}
