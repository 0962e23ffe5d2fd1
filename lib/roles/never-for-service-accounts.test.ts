import { beforeAll, describe, expect, it } from "vitest";
import { type Role, ServiceAccount, type Team } from "../../entities/index";
import { dataSource } from "../db/data-source";
import { addGroupMembers } from "../groups/add-group-members";
import { catalogue } from "../permissions/catalogue";
import { effectivePermissions } from "../permissions/effective-permissions";
import { createServiceAccount } from "../service-accounts/create-service-account";
import { makeAccount, makeOwner, type Person } from "../testing/factories";
import { assign, makeGroup, makeRole } from "../testing/make-roles";
import { useDatabase } from "../testing/use-database";
import { assignRoles } from "./assign-roles";
import { cloneRole } from "./clone-role";
import { deleteRole } from "./delete-role";
import { listRoles } from "./list-roles";
import { updateRole } from "./update-role";

useDatabase();

let owner: Person & { team: Team };
let team: Team;
beforeAll(async () => {
  owner = await makeOwner();
  team = owner.team;
});

const forPeople = catalogue.filter(({ peopleOnly }) => peopleOnly).map(({ name }) => name);
const refusal = expect.objectContaining({ code: "FORBIDDEN", message: expect.stringMatching(/no service account may ever hold|permission over people/i) });

/** Each way by which an owner, who may do everything else, might try to give a service account a right of people. */
const paths: [path: string, go: (account: ServiceAccount, strong: Role) => Promise<unknown>][] = [
  ["assigning a role", (account, strong) => assignRoles(owner.actor, { roleIds: [strong.id], serviceAccountIds: [account.id] })],
  [
    "a clone of such a role",
    async (account, strong) => {
      const clone = await cloneRole(owner.actor, strong.id, { name: `Clone of ${strong.name}` });
      return assignRoles(owner.actor, { roleIds: [clone.id], serviceAccountIds: [account.id] });
    },
  ],
  [
    "assigning it to a group that the account is in",
    async (account, strong) => assignRoles(owner.actor, { roleIds: [strong.id], groupIds: [(await makeGroup(team, { serviceAccountIds: [account.id] })).id] }),
  ],
  [
    "putting the account into a group that has it",
    async (account, strong) => {
      const group = await makeGroup(team);
      await assign(strong, { groupIds: [group.id] });
      return addGroupMembers(owner.actor, group.id, { serviceAccountIds: [account.id] });
    },
  ],
  [
    "editing a role that the account has",
    async (account) => {
      const weak = await makeRole(team, ["audit:read"]);
      await assign(weak, { serviceAccountIds: [account.id] });
      return updateRole(owner.actor, weak.id, { permissions: ["audit:read", forPeople[0]!] });
    },
  ],
  [
    "editing a role that its group has",
    async (account) => {
      const weak = await makeRole(team, ["audit:read"]);
      await assign(weak, { groupIds: [(await makeGroup(team, { serviceAccountIds: [account.id] })).id] });
      return updateRole(owner.actor, weak.id, { permissions: [...forPeople] });
    },
  ],
  [
    "deleting its role in favour of such a one",
    async (account, strong) => {
      const weak = await makeRole(team, ["audit:read"]);
      await assign(weak, { serviceAccountIds: [account.id] });
      return deleteRole(owner.actor, weak.id, strong.id);
    },
  ],
];

describe("no service account comes to a right of people by", () => {
  it.each(paths)("%s", async (_, go) => {
    const { account } = await makeAccount(team, { role: null });
    const strong = await makeRole(team, ["audit:read", "role-assignment:create"]);
    await expect(go(account, strong)).rejects.toMatchObject({ issues: expect.arrayContaining([refusal]) });
    const { permissions, withheld } = await effectivePermissions(owner.actor, { teamId: team.id, serviceAccountId: account.id });
    expect(permissions.filter(({ permission }) => permission.peopleOnly)).toEqual([]);
    expect(withheld).toEqual([]);
  });

  it("creating it with such a role", async () => {
    const strong = await makeRole(team, [forPeople[1]!]);
    const before = await (await dataSource()).manager.countBy(ServiceAccount, { teamId: team.id });
    await expect(createServiceAccount(owner.actor, { teamId: team.id, name: "Strong", roleIds: [strong.id] })).rejects.toMatchObject({
      issues: [{ field: ["input", "roleIds", "0"] }],
    });
    expect(await (await dataSource()).manager.countBy(ServiceAccount, { teamId: team.id })).toBe(before);
  });

  it.each(forPeople)("a role of %s alone", async (permission) => {
    const role = await makeRole(team, [permission]);
    const { account } = await makeAccount(team, { role: null });
    await expect(assignRoles(owner.actor, { roleIds: [role.id], serviceAccountIds: [account.id] })).rejects.toMatchObject({
      issues: [{ field: ["input", "serviceAccountIds", "0"], code: "FORBIDDEN", message: expect.stringContaining(permission) }],
    });
    const { items } = await listRoles(owner.actor, { teamId: team.id, filter: { assignableTo: "service-accounts", search: role.name } });
    expect(items).toEqual([]);
  });
});
