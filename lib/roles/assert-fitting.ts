import type { Transaction } from "../db/transaction";
import { type InputIssue, InvalidInputError } from "../errors";
import type { Actor } from "../permissions/actor";
import type { GrantedRole } from "../permissions/grant";
import { isForPeopleOnly } from "./for-people-only";
import type { Target } from "./lock-targets";
import { isPeopleOnly, permissionsOfRole } from "../permissions/weigh";
import { machinesInGroup, nameMachines } from "./machines-with-roles";

/**
 * Checks that roles suit those who get them: a service account holds roles of its own product only, and neither it nor a group in which it is
 * may hold one with rights that are for people. The groups are locked.
 * @throws InvalidInputError (FORBIDDEN) that lists all that don't
 */
export async function assertFitting(tx: Transaction, actor: Actor, teamId: string, roles: readonly GrantedRole[], targets: readonly Target[]): Promise<void> {
  const forPeople = roles.find(isForPeopleOnly);
  const issues: InputIssue[] = [];
  for (const { type, id, name, productId, field } of targets) {
    const refuse = (message: string) => issues.push({ field, message, code: "FORBIDDEN" });
    if (type === "ServiceAccount") {
      const foreign = roles.find((role) => role.product.id !== productId);
      if (foreign) refuse(`The role ${foreign.name} is of another product than the service account ${name}, which can hold roles of its own product only.`);
      else if (forPeople) refuse(`The role ${forPeople.name} can't be assigned to the service account ${name}: ${why(forPeople)}`);
    } else if (type === "Group" && forPeople) {
      const machines = await machinesInGroup(tx, id, forPeople.product.id);
      if (machines.length > 0)
        refuse(`The role ${forPeople.name} can't be assigned to the group ${name}, which holds ${nameMachines(actor, teamId, machines)}: ${why(forPeople)}`);
    }
  }
  if (issues.length > 0) throw new InvalidInputError(issues);
}

function why(role: GrantedRole): string {
  const rights = permissionsOfRole(role).filter((permission) => isPeopleOnly(role.product, permission));
  const named = rights.slice(0, 3).join(", ") + (rights.length > 3 ? ` and ${rights.length - 3} more` : "");
  return `no service account may ever hold ${named}.`;
}
