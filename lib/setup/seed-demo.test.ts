import { decodeJwt } from "jose";
import { expect, it } from "vitest";
import { Product } from "../../entities/index";
import { dataSource } from "../db/data-source";
import { deleteRole } from "../roles/delete-role";
import { listRoles } from "../roles/list-roles";
import { makeAccount, makeOwner } from "../testing/factories";
import { useDatabase } from "../testing/use-database";
import { tokenEndpoint } from "../oauth/token-endpoint";
import { seedDemo } from "./seed-demo";

useDatabase();

it("gives a team a product with roles, once, and an account's token carries the roles that it is given", async () => {
  const owner = await makeOwner();
  expect(await seedDemo(owner.team)).toBe(6);
  expect(await seedDemo(owner.team)).toBe(0);
  const product = await (await dataSource()).manager.findOneByOrFail(Product, { teamId: owner.team.id, key: "ramp" });
  const { items } = await listRoles(owner.actor, { teamId: owner.team.id, filter: { productId: product.id } });
  expect(items.map(({ name }) => name)).toEqual([
    "GlobalInstanceEditor",
    "GlobalInstanceExecutor",
    "GlobalInstanceHead",
    "GlobalInstanceObserver",
    "GlobalTemplateEditor",
    "GlobalTemplateViewer",
  ]);
  const roleIds = items.filter(({ name }) => ["GlobalInstanceObserver", "GlobalTemplateViewer"].includes(name)).map(({ id }) => id);
  const { clientKeys } = await makeAccount(owner.team, { name: "Monitoring Service", productId: product.id, roleIds });
  const body = new URLSearchParams({ grant_type: "client_credentials", client_id: clientKeys.clientId, client_secret: clientKeys.clientSecret });
  const response = await tokenEndpoint(new Request("http://localhost:3000/oauth/token", { method: "POST", body }));
  const claims = decodeJwt(((await response.json()) as { access_token: string }).access_token);
  expect(claims).toMatchObject({ aud: `urn:latchkey-demo:ramp:${owner.team.slug}`, roles: ["GlobalInstanceObserver", "GlobalTemplateViewer"] });
  expect(claims.scope).toBe("instances:read templates:read");
  // What has been deleted comes back, and the other teams have their own.
  await deleteRole(owner.actor, items[0]!.id);
  expect(await seedDemo(owner.team)).toBe(1);
  expect(await seedDemo((await makeOwner()).team)).toBe(6);
});
