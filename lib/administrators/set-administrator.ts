import { User } from "../../entities/index";
import { recordEvent } from "../audit/record-event";
import { databaseTime } from "../db/database-time";
import { transaction } from "../db/transaction";
import { ForbiddenError, NotFoundError } from "../errors";
import type { Actor } from "../permissions/actor";
import { emailKey } from "../users/input";

/**
 * Makes a person an administrator of the installation, or takes that away. It is for the command line: whoever runs the installation decides.
 * @returns the person, and whether anything was changed
 * @throws ForbiddenError for everybody else, NotFoundError when nobody has the address
 */
export async function setAdministrator(actor: Actor, email: string, wanted: boolean): Promise<{ user: User; changed: boolean }> {
  if (actor.type !== "SYSTEM") throw new ForbiddenError("Administrators of the installation are chosen with the command line.");
  return transaction(async (tx) => {
    const user = await tx.manager.findOne(User, { where: { emailKey: emailKey(email) }, lock: { mode: "pessimistic_write" } });
    if (!user) throw new NotFoundError("person", ["email"]);
    if ((user.administratorSince !== null) === wanted) return { user, changed: false };
    const administratorSince = wanted ? await databaseTime(tx) : null;
    await tx.manager.update(User, { id: user.id }, { administratorSince });
    await recordEvent(tx, actor, {
      action: wanted ? "administrator.add" : "administrator.remove",
      teamId: null,
      target: { type: "User", id: user.id, name: user.email },
    });
    tx.changed("user", user.id);
    return { user: { ...user, administratorSince }, changed: true };
  });
}
