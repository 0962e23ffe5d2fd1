import { expect, it } from "vitest";
import { makeAccount, makeOwner, makeProduct } from "../testing/factories";
import { makeMemberWith, makeRole } from "../testing/make-roles";
import { useDatabase } from "../testing/use-database";
import { assignRoles } from "./assign-roles";
import { cloneRole } from "./clone-role";
import { createRole } from "./create-role";
import { updateRole } from "./update-role";

useDatabase();

it("nobody forges the name of a product's role, by which the product may decide", async () => {
  const { team } = await makeOwner();
  const product = await makeProduct(team);
  const forger = await makeMemberWith(team, ["role:create", "role:update", "role-assignment:create"]);
  const [head, empty] = [await makeRole(team, ["things:read"], { productId: product.id }), await makeRole(team, [], { productId: product.id })];
  const { account } = await makeAccount(team, { productId: product.id });
  const lacksGrant = { requiredPermissions: ["product-permission:grant"] };
  await expect(createRole(forger.actor, { teamId: team.id, name: "Head", productId: product.id })).rejects.toMatchObject(lacksGrant);
  await expect(cloneRole(forger.actor, empty.id, { name: "Head" })).rejects.toMatchObject(lacksGrant);
  await expect(updateRole(forger.actor, empty.id, { name: "Head" })).rejects.toMatchObject(lacksGrant);
  await expect(updateRole(forger.actor, head.id, { name: "Old head" })).rejects.toMatchObject({ requiredPermissions: ["things:read"] });
  const given = assignRoles(forger.actor, { roleIds: [empty.id], serviceAccountIds: [account.id] });
  await expect(given).rejects.toMatchObject(lacksGrant);
  // What it is for may be said better by who may edit it, and on Latchkey's own API names decide nothing.
  await expect(updateRole(forger.actor, head.id, { description: "Leads." })).resolves.toBeDefined();
  await expect(updateRole(forger.actor, (await makeRole(team, ["audit:read"])).id, { name: "Renamed" })).resolves.toBeDefined();
});
