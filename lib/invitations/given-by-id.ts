import { Group, Role } from "../../entities/index";
import { dataSource } from "../db/data-source";

/** The roles that each of these invitations gives, for callers that have been allowed to see both. */
export function rolesOfInvitations(ids: readonly string[]): Promise<Map<string, Role[]>> {
  return given(ids, Role, "invitation_role", "role_id");
}

/** The groups that each of these invitations gives, for callers that have been allowed to see both. */
export function groupsOfInvitations(ids: readonly string[]): Promise<Map<string, Group[]>> {
  return given(ids, Group, "invitation_group", "group_id");
}

async function given<Entity extends Role | Group>(
  ids: readonly string[],
  entity: new () => Entity,
  table: string,
  column: string,
): Promise<Map<string, Entity[]>> {
  const { manager } = await dataSource();
  const links = await manager.query<{ invitation_id: string; id: string }[]>(
    `SELECT invitation_id, ${column} AS id FROM ${table} WHERE invitation_id = ANY($1)`,
    [ids],
  );
  const wanted = [...new Set(links.map(({ id }) => id))];
  const found =
    wanted.length === 0 ? [] : await manager.createQueryBuilder(entity, "item").where("item.id = ANY(:wanted)", { wanted }).orderBy("item.nameKey").getMany();
  const byInvitation = new Map<string, Entity[]>();
  for (const invitationId of ids) {
    const of = new Set(links.flatMap((link) => (link.invitation_id === invitationId ? [link.id] : [])));
    byInvitation.set(
      invitationId,
      found.filter(({ id }) => of.has(id)),
    );
  }
  return byInvitation;
}
