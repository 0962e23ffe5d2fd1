import type { EntityManager } from "typeorm";

/** The addresses of the invitations that give each of these roles or groups; one that none gives is left out. Nobody is told but the audit trail when it goes. */
export async function invitationsGiving(manager: EntityManager, what: "role" | "group", ids: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await manager.query<{ id: string; addresses: string[] }[]>(
    `SELECT given.${what}_id AS id, array_agg(i.email ORDER BY i.id) AS addresses FROM invitation_${what} given JOIN invitation i ON i.id = given.invitation_id
     WHERE given.${what}_id = ANY($1) GROUP BY 1`,
    [ids],
  );
  return new Map(rows.map(({ id, addresses }) => [id, addresses]));
}
