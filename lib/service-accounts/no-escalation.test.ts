import { describe, expect, it } from "vitest";
import { dataSource } from "../db/data-source";
import { ServiceAccount } from "../../entities/index";
import { noOrigin, type ServiceAccountActor } from "../permissions/actor";
import type { Permission } from "../permissions/catalogue";
import { listRoles } from "../roles/list-roles";
import { makeAccount, makeOwner, makePerson, makeProduct } from "../testing/factories";
import { makeRole } from "../testing/make-roles";
import { useDatabase } from "../testing/use-database";
import { createServiceAccount } from "./create-service-account";
import { regenerateClientKeys } from "./regenerate-client-keys";

useDatabase();

const roleNamed = async (owner: Awaited<ReturnType<typeof makeOwner>>, key: string) =>
  (await listRoles(owner.actor, { teamId: owner.team.id })).items.find((role) => role.builtInKey === key)!.id;
const countAccounts = async (teamId: string) => (await dataSource()).manager.countBy(ServiceAccount, { teamId });

function machine(teamId: string, permissions: Permission[]): ServiceAccountActor {
  return { type: "SERVICE_ACCOUNT", id: "sa_x", name: "machine", teamId, permissions: new Set(permissions), origin: noOrigin };
}

describe("creating an account with roles", () => {
  it("gives the default role on Latchkey's own API when its creator may assign it", async () => {
    const owner = await makeOwner();
    const { account } = await createServiceAccount(owner.actor, { teamId: owner.team.id, name: "A" });
    const [assignment] = await (
      await dataSource()
    ).query<{ key: string }[]>("SELECT built_in_key AS key FROM role_assignment JOIN role ON role.id = role_id WHERE service_account_id = $1", [account.id]);
    expect(assignment?.key).toBe("service-account-project-admin");
  });

  it("gives no role to what a service account creates, for it can't assign any", async () => {
    const { team } = await makeOwner();
    const { account } = await createServiceAccount(machine(team.id, ["service-account:create", "service-account:read"]), { name: "Made by a machine" });
    expect(await (await dataSource()).query("SELECT 1 FROM role_assignment WHERE service_account_id = $1", [account.id])).toEqual([]);
  });

  it("is refused to a service account that names a role, and nothing is written", async () => {
    const owner = await makeOwner();
    const roleIds = [await roleNamed(owner, "service-account-viewer")];
    await expect(createServiceAccount(machine(owner.team.id, ["service-account:create"]), { name: "X", roleIds })).rejects.toMatchObject({
      requiredPermissions: ["role-assignment:create"],
    });
    expect(await countAccounts(owner.team.id)).toBe(0);
  });

  it("refuses a role for members, of another product, of another team, or of nobody, on its field", async () => {
    const owner = await makeOwner();
    const other = await makeOwner();
    const product = await makeProduct(owner.team);
    const viewer = await roleNamed(owner, "service-account-viewer");
    const refused = { issues: [{ field: ["input", "roleIds", "0"], code: "NOT_FOUND" }] };
    for (const id of [await roleNamed(owner, "owner"), await roleNamed(other, "service-account-viewer"), "role_none", "\0"]) {
      await expect(createServiceAccount(owner.actor, { teamId: owner.team.id, name: "X", roleIds: [id] })).rejects.toMatchObject(refused);
    }
    await expect(createServiceAccount(owner.actor, { teamId: owner.team.id, name: "X", productId: product.id, roleIds: [viewer] })).rejects.toMatchObject(
      refused,
    );
    expect(await countAccounts(owner.team.id)).toBe(0);
  });
});

describe("regenerating keys", () => {
  it("of an account that may do more than the actor is refused, with what is missing", async () => {
    const { team } = await makeOwner();
    const { account } = await makeAccount(team);
    const weaker = machine(team.id, ["service-account:read", "service-account:regenerate-keys"]);
    await expect(regenerateClientKeys(weaker, account.id)).rejects.toMatchObject({ requiredPermissions: expect.arrayContaining(["product:delete"]) });
    expect((await (await dataSource()).manager.findOneByOrFail(ServiceAccount, { id: account.id })).clientId).toBe(account.clientId);
  });

  it("of an account that may do no more is carried out", async () => {
    const { team } = await makeOwner();
    const { account } = await makeAccount(team, { role: null });
    const { clientKeys } = await regenerateClientKeys(machine(team.id, ["service-account:regenerate-keys"]), account.id);
    expect(clientKeys.clientId).not.toBe(account.clientId);
  });

  it("of an account that has nothing but the name of a role of a product takes the right to give it", async () => {
    const { team } = await makeOwner();
    const product = await makeProduct(team);
    const role = await makeRole(team, [], { productId: product.id });
    const { account } = await makeAccount(team, { productId: product.id, roleIds: [role.id] });
    const regenerate = (more: Permission[]) => regenerateClientKeys(machine(team.id, ["service-account:regenerate-keys", ...more]), account.id);
    await expect(regenerate([])).rejects.toMatchObject({ requiredPermissions: ["product-permission:grant"] });
    expect((await regenerate(["product-permission:grant"])).account.id).toBe(account.id);
  });

  it("is refused to an admin of another team as if there were no such account", async () => {
    const { team } = await makeOwner();
    const { account } = await makeAccount(team);
    const stranger = await makeOwner();
    await expect(regenerateClientKeys(stranger.actor, account.id)).rejects.toMatchObject({ name: "NotFoundError" });
  });

  it("is refused to a viewer", async () => {
    const { team } = await makeOwner();
    const { account } = await makeAccount(team);
    const viewer = await makePerson(team, "viewer");
    await expect(regenerateClientKeys(viewer.actor, account.id)).rejects.toMatchObject({ requiredPermissions: ["service-account:regenerate-keys"] });
  });
});
