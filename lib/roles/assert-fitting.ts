import type { Transaction } from "../db/transaction";
import { type InputIssue, InvalidInputError } from "../errors";
import type { Actor } from "../permissions/actor";
import type { RoleWithPermissions } from "../permissions/road";
import { isForPeopleOnly } from "./is-for-people-only";
import type { Target } from "./lock-targets";
import { isPeopleOnly, permissionsOfRole } from "../permissions/weigh";
import { accountsInGroup, nameAccounts } from "./accounts-with-role";

/**
 * Checks that roles suit those who get them: a service account holds roles of its own product only, and neither it nor a group in which it is
 * may hold one with permissions that are for people. The groups are locked.
 * @throws InvalidInputError (FORBIDDEN) that lists all that don't
 */
export async function assertFitting(
  tx: Transaction,
  actor: Actor,
  teamId: string,
  roles: readonly RoleWithPermissions[],
  targets: readonly Target[],
): Promise<void> {
  const forPeople = roles.find(isForPeopleOnly);
  const issues: InputIssue[] = [];
  for (const { type, id, name, productId, field } of targets) {
    const refuse = (message: string) => issues.push({ field, message, code: "FORBIDDEN" });
    if (type === "ServiceAccount") {
      const foreign = roles.find((role) => role.product.id !== productId);
      if (foreign) refuse(`The role ${foreign.name} is of another product than the service account ${name}, which can hold roles of its own product only.`);
      else if (forPeople) refuse(`The role ${forPeople.name} can't be assigned to the service account ${name}: ${why(forPeople)}`);
    } else if (type === "Group" && forPeople) {
      const accounts = await accountsInGroup(tx, id, forPeople.product.id);
      if (accounts.length > 0)
        refuse(`The role ${forPeople.name} can't be assigned to the group ${name}, which holds ${nameAccounts(actor, teamId, accounts)}: ${why(forPeople)}`);
    }
  }
  if (issues.length > 0) throw new InvalidInputError(issues);
}

function why(role: RoleWithPermissions): string {
  const permissions = permissionsOfRole(role).filter((permission) => isPeopleOnly(role.product, permission));
  const named = permissions.slice(0, 3).join(", ") + (permissions.length > 3 ? ` and ${permissions.length - 3} more` : "");
  return `no service account may ever hold ${named}.`;
}
