import { In } from "typeorm";
import { Group, GroupMembership, Role, RolePermission, ServiceAccount } from "../../../entities/index";
import { dataSource } from "../../db/data-source";
import { transaction } from "../../db/transaction";
import { newId } from "../../ids";
import { insertMember } from "../../members/add-member";
import { createProduct } from "../../products/create-product";
import { insertAssignments } from "../../roles/insert-assignments";
import { createServiceAccount } from "../../service-accounts/create-service-account";
import { makeTeam } from "../../testing/factories";
import { makeToken } from "../../testing/make-token";
import { sessionOf } from "../../testing/session-of";
import { createUser } from "../../users/create-user";
import { systemActor } from "../actor";

/** Somebody who can sign in, in the team or not. */
export interface Person {
  userId: string;
  name: string;
  email: string;
  cookie: string;
}

/** A team to play in, and the API tokens whose secrets are known, by id. */
export interface ModelTeam {
  id: string;
  people: readonly Person[];
  secrets: Map<string, string>;
}

const system = systemActor("Model");
const names = ["Admin", "Clerk", "Granter", "Heir", "Nobody", "Owner", "Somebody", "Outsider 1", "Outsider 2", "Outsider 3"];
const outside = 3;

export const things = ["things:read", "things:write", "things:delete"];
export const origins = ["https://one.example.com", "https://two.example.com"];

// What it takes to do everything that gives permissions, without much else to give.
const forAccounts = ["service-account:read", "service-account:create", "service-account:regenerate-keys", "token:read", "token:create", "token:update"];
const granting = ["role-assignment:create", "role-assignment:delete", "group:update", "member:invite", "product:update", "product:read", ...forAccounts];
const clerking = [...granting, "role:read", "role:create", "role:update", "role:delete", "group:read", "group:create", "group:delete", "member:remove"];

/** People who sign in once for all teams: hashing and sessions are not what is tested. */
export async function makePeople(): Promise<Person[]> {
  const people: Person[] = [];
  for (const name of names) {
    const email = `${name.toLowerCase().replace(" ", "-")}@model.example.com`;
    const { id: userId } = await transaction((tx) => createUser(tx, system, { email, name, password: null }));
    people.push({ userId, name, email, cookie: await sessionOf(userId) });
  }
  return people;
}

/** A new team with people of several strengths, and roles, groups, accounts and tokens that are worth less and more. @param ofSomebody what Somebody may do */
export async function makeModelTeam(people: readonly Person[], ofSomebody: readonly string[]): Promise<ModelTeam> {
  const { id } = await makeTeam("Model");
  const { manager } = await dataSource();
  const inside = people.slice(0, -outside);
  const members = await transaction(async (tx) => {
    const list = [];
    for (const { userId } of inside) list.push(await insertMember(tx, id, userId));
    return list;
  });
  const member = (name: string) => members[names.indexOf(name)]!.id;
  const permissions = things.map((name) => ({ name }));
  const other = await createProduct(system, { teamId: id, key: "things", name: "Things", audience: `urn:things:${id}`, permissions });

  // Written as they are: what makes them is what is played with later.
  const now = new Date();
  const common = { teamId: id, createdAt: now, createdBy: "system" };
  const texts = (name: string) => ({ ...common, name, nameKey: name.toLowerCase(), description: "", updatedAt: now, version: 1 });
  const builtIn = await manager.findBy(Role, { teamId: id });
  const made = [
    { name: "Clerk", list: clerking },
    { name: "Granter", list: [...granting, "product-permission:grant"] },
    { name: "Somebody", list: ofSomebody },
    { name: "Keys", list: forAccounts },
    { name: "Auditor", list: ["audit:read", "service-account:read"] },
    { name: "Logs", list: ["audit:read"] },
    { name: "Reader", list: ["role:read"] },
    { name: "Things reader", list: things.slice(0, 1), productId: other.id },
    { name: "Things writer", list: things.slice(0, 2), productId: other.id },
  ].map(({ name, list, productId = builtIn[0]!.productId }) => ({ ...texts(name), id: newId("Role"), productId, builtInKey: null, list }));
  await manager.insert(Role, made);
  const permits = made.flatMap(({ id: roleId, productId, list }) => list.map((permission) => ({ teamId: id, productId, roleId, permission })));
  await manager.insert(RolePermission, permits);
  const groups = ["Board", "Empty", "Heirs", "Mixed", "Strong"].map((name) => ({ ...texts(name), id: newId("Group") }));
  await manager.insert(Group, groups);
  const idOf = (list: readonly { id: string; name: string }[], name: string) => list.find((each) => each.name === name)!.id;
  const roleId = (name: string) => idOf([...builtIn, ...made], name);

  const accounts: { id: string; name: string }[] = [];
  for (const [name, role, productId] of [
    ["Robot", "service-account-project-admin"],
    ["Reporter", "Auditor"],
    ["Clockwork", "Keys"],
    ["Sleeper", "service-account-project-admin"],
    ["Thing", "Things writer", other.id],
  ] as const) {
    accounts.push((await createServiceAccount(system, { teamId: id, name, roleIds: [roleId(role)], productId })).account);
  }
  await manager.update(ServiceAccount, { id: In([idOf(accounts, "Sleeper"), idOf(accounts, "Reporter")]) }, { enabled: false });

  const given = [
    ["Owner", { memberId: member("Owner") }],
    ["Owner", { groupId: idOf(groups, "Heirs") }],
    ["Owner", { groupId: idOf(groups, "Board") }],
    ["Admin", { memberId: member("Admin") }],
    ["Admin", { groupId: idOf(groups, "Strong") }],
    ["Clerk", { memberId: member("Clerk") }],
    ["Granter", { memberId: member("Granter") }],
    ["Somebody", { memberId: member("Somebody"), expiresAt: new Date(Date.now() + 3600_000) }],
    ["Things reader", { memberId: member("Clerk") }],
    ["Things reader", { groupId: idOf(groups, "Mixed") }],
    ["Logs", { groupId: idOf(groups, "Mixed") }],
  ] as const;
  const assignments = given.map(([role, to]) => ({ roleId: roleId(role), ...to }));
  await transaction((tx) => insertAssignments(tx, system, id, assignments));
  const joined = [
    ["Heirs", { memberId: member("Heir") }],
    ["Board", { memberId: member("Heir") }],
    ["Mixed", { memberId: member("Nobody") }],
    ["Mixed", { serviceAccountId: idOf(accounts, "Reporter") }],
    ["Mixed", { serviceAccountId: idOf(accounts, "Thing") }],
  ] as const;
  const memberships = joined.map(([group, who]) => ({ ...common, id: newId("GroupMembership"), groupId: idOf(groups, group), ...who }));
  for (const membership of memberships) await manager.insert(GroupMembership, membership);

  const secrets = new Map<string, string>();
  for (const [name, account, scopes, allowedOrigins] of [
    ["Robot's", "Robot", forAccounts],
    ["Robot's, of a page", "Robot", forAccounts, origins.slice(0, 1)],
    ["Robot's, to read", "Robot", ["audit:read"]],
    ["Reporter's", "Reporter", ["audit:read"]],
    ["Clockwork's", "Clockwork", ["token:read"]],
    ["Thing's", "Thing", things.slice(0, 2)],
  ] as const) {
    const { token, plainToken } = await makeToken({ id: idOf(accounts, account) }, { name, scopes, allowedOrigins });
    secrets.set(token.id, plainToken);
  }
  return { id, people, secrets };
}
