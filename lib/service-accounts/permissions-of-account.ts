import type { EntityManager } from "typeorm";
import { permissionsOfRoles } from "../permissions/effective-permissions";
import type { Permission } from "../permissions/catalogue";

/** SQL of the keys of the roles that count for the service account `a` of the product `p`. Tokens get their rights, and escalation is refused, by this one rule. */
export const roleKeysOfAccount = `ARRAY(SELECT r.built_in_key FROM role_assignment ra JOIN role r ON r.id = ra.role_id AND r.product_id = a.product_id
  WHERE ra.service_account_id = a.id AND p.built_in)`;

/** What the account's roles permit on its product, as the database has it now. */
export async function permissionsOfAccount(manager: EntityManager, account: { id: string }): Promise<ReadonlySet<Permission>> {
  const [row] = await manager.query<{ roles: string[] }[]>(
    `SELECT ${roleKeysOfAccount} AS roles FROM service_account a JOIN product p ON p.id = a.product_id WHERE a.id = $1`,
    [account.id],
  );
  return permissionsOfRoles(row?.roles ?? [], "service-accounts");
}
