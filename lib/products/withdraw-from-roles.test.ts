import { beforeEach, expect, it } from "vitest";
import { AuditEvent, type Product, ProductPermission, type Role, Role as Roles, RolePermission, type Team } from "../../entities/index";
import { dataSource } from "../db/data-source";
import { noOrigin, type ServiceAccountActor } from "../permissions/actor";
import { catalogue } from "../permissions/catalogue";
import { statementsOf } from "../testing/explain";
import { makeAccount, makeOwner, type Person } from "../testing/factories";
import { assign, makeMember, makeMemberWith, makeRole, type TeamPerson } from "../testing/make-roles";
import { refreshed } from "../testing/refreshed";
import { useDatabase } from "../testing/use-database";
import { createProduct } from "./create-product";
import { deleteProduct } from "./delete-product";
import { updateProduct } from "./update-product";

useDatabase();

let owner: Person & { team: Team };
let product: Product;
let role: Role;
let member: TeamPerson;
const permissions = ["a:read", "a:write", "b:read"].map((name) => ({ name }));
const keep = (...names: string[]) => ({ permissions: names.map((name) => ({ name })) });

beforeEach(async () => {
  owner = await makeOwner();
  product = await createProduct(owner.actor, { teamId: owner.team.id, key: "p", name: "P", audience: `urn:test:${owner.team.slug}`, permissions });
  role = await makeRole(owner.team, ["a:read", "a:write"], { productId: product.id, name: "Editor" });
  member = await makeMember(owner.team);
  await assign(role, { memberIds: [member.memberId] });
});

const declared = async () =>
  (await (await dataSource()).manager.find(ProductPermission, { where: { productId: product.id }, order: { position: "ASC" } })).map(({ name }) => name);
const permitted = async () =>
  (await (await dataSource()).manager.find(RolePermission, { where: { roleId: role.id }, order: { permission: "ASC" } })).map(({ permission }) => permission);
const heldBy = async (person: TeamPerson) => [...((await refreshed(person)).memberships[0]!.productPermissions.get(product.id) ?? [])];

it("a permission that roles permit isn't removed; the answer names the roles to who may read them", async () => {
  const refused = updateProduct(owner.actor, product.id, keep("a:read"));
  await expect(refused).rejects.toMatchObject({ issues: [{ field: ["input", "permissions"], code: "IN_USE" }] });
  await expect(refused).rejects.toThrow("A role permits a:write: Editor.");
  const blind = await makeMemberWith(owner.team, ["product:update"]);
  await expect(updateProduct(blind.actor, product.id, keep())).rejects.not.toThrow("Editor");
  expect(await declared()).toEqual(["a:read", "a:write", "b:read"]);
  // What no role permits goes, and new ones come, in the order that is given.
  await updateProduct(owner.actor, product.id, keep("c:read", "a:write", "a:read"));
  expect(await declared()).toEqual(["c:read", "a:write", "a:read"]);
});

it("by force the roles lose it at once, and the trail says so", async () => {
  const dry = await updateProduct(owner.actor, product.id, keep("a:read"), { force: true, dryRun: true });
  expect(dry).toMatchObject({ result: null, impact: { gaining: 0, losing: 1, holders: [{ id: member.memberId, lost: [{ permission: "a:write" }] }] } });
  expect(await heldBy(member)).toEqual(["a:read", "a:write"]);
  await updateProduct(owner.actor, product.id, keep("a:read"), { force: true });
  expect(await declared()).toEqual(["a:read"]);
  expect(await permitted()).toEqual(["a:read"]);
  expect(await heldBy(member)).toEqual(["a:read"]);
  const { manager } = await dataSource();
  expect(await manager.findOneByOrFail(Roles, { id: role.id })).toMatchObject({ version: 2 });
  const events = await manager.find(AuditEvent, { where: { targetId: role.id, action: "role.update" } });
  expect(events).toMatchObject([{ details: { permissions: { from: ["a:read", "a:write"], to: ["a:read"] } }, actorId: owner.actor.id }]);
});

it("force takes the right to edit roles, which no service account has", async () => {
  const { account } = await makeAccount(owner.team);
  const machine: ServiceAccountActor = {
    type: "SERVICE_ACCOUNT",
    id: account.id,
    name: "m",
    teamId: owner.team.id,
    permissions: new Set(catalogue.filter(({ peopleOnly }) => !peopleOnly).map(({ name }) => name)),
    origin: noOrigin,
  };
  const person = await makeMemberWith(owner.team, ["product:update"]);
  for (const actor of [machine, person.actor])
    await expect(updateProduct(actor, product.id, keep("a:read"), { force: true })).rejects.toMatchObject({ requiredPermissions: ["role:update"] });
  await expect(updateProduct(machine, product.id, keep("a:write", "a:read"), { force: true })).resolves.toBeDefined();
});

it("a change of one permission writes that one only", async () => {
  const many = Array.from({ length: 300 }, (_, at) => ({ name: `x:v${at}` }));
  await updateProduct(owner.actor, product.id, { permissions: [...permissions, ...many] });
  const sent = await statementsOf(() =>
    updateProduct(owner.actor, product.id, { permissions: [...permissions, ...many.slice(0, -1), { name: "x:v299", title: "New" }] }),
  );
  const writes = sent.filter(({ text }) => /product_permission/.test(text) && !text.startsWith("SELECT"));
  expect(writes).toHaveLength(1);
  expect(writes[0]!.values.length).toBeLessThan(10);
});

it("a product goes with its roles, unless somebody has one of them", async () => {
  const refused = deleteProduct(owner.actor, product.id);
  await expect(refused).rejects.toMatchObject({ issues: [{ field: ["id"], code: "IN_USE" }] });
  await expect(refused).rejects.toThrow("A role of this product is assigned: Editor.");
  await (await dataSource()).manager.query("DELETE FROM role_assignment WHERE role_id = $1", [role.id]);
  await deleteProduct(owner.actor, product.id);
  expect(await (await dataSource()).manager.findOneBy(Roles, { id: role.id })).toBeNull();
});
