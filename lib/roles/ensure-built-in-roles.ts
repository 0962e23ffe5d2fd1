import { Role } from "../../entities/index";
import type { Transaction } from "../db/transaction";
import { newId } from "../ids";
import { nameKey } from "../input/text";
import { builtInRoles } from "../permissions/built-in-roles";

/** Gives every team, or only this one, the built-in roles that it lacks: this version may know more of them than the one that made the team. */
export async function ensureBuiltInRoles(tx: Transaction, teamId: string | null = null): Promise<void> {
  for (const { key, name, description } of builtInRoles) {
    await tx.manager.query("UPDATE role SET name_key = $2 WHERE built_in_key = $1 AND name_key = ''", [key, nameKey(name)]);
    const lacking = await tx.manager.query<{ id: string; team_id: string }[]>(
      `SELECT p.id, p.team_id FROM product p WHERE p.built_in AND ($2::text IS NULL OR p.team_id = $2)
         AND NOT EXISTS (SELECT 1 FROM role r WHERE r.team_id = p.team_id AND r.built_in_key = $1)`,
      [key, teamId],
    );
    const now = new Date();
    const rows = lacking.map((product) => ({
      id: newId("Role"),
      teamId: product.team_id,
      productId: product.id,
      name,
      nameKey: nameKey(name),
      description,
      builtInKey: key,
      createdAt: now,
      createdBy: "system",
      updatedAt: now,
      version: 1,
    }));
    if (rows.length > 0) await tx.manager.insert(Role, rows);
  }
}
