import type { Team } from "../../entities/index";
import { listAuditEvents } from "../../lib/audit/list-events";
import { systemActor } from "../../lib/permissions/actor";
import { listRoles } from "../../lib/roles/list-roles";
import { makeAccount, makeProduct } from "../../lib/testing/factories";
import type { World } from "./root-fields";

const system = systemActor("Test");

/** Something of each kind in the team. */
export async function makeWorld(team: Team): Promise<World> {
  const product = await makeProduct(team);
  const { account } = await makeAccount(team, { role: null });
  const [role] = await listRoles(system, team.id);
  const { items } = await listAuditEvents(system, { teamId: team.id, first: 1 });
  return { team: team.id, product: product.id, account: account.id, role: role!.id, event: items[0]!.id };
}
