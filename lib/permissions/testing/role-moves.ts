import { updateProduct } from "../../products/update-product";
import { cloneRole } from "../../roles/clone-role";
import { createRole } from "../../roles/create-role";
import { deleteRole } from "../../roles/delete-role";
import { unassignRoles } from "../../roles/unassign-roles";
import { updateRole } from "../../roles/update-role";
import { things } from "./model-team";
import { assign, custom, kindOf, type Move, ownership, hasDryRun, soon } from "./move";
import { isOfPeople, type WorldRole } from "./naive-world";

/** What is done with roles, assignments and what a product declares. */
export const roleMoves = {
  assignToMember: {
    takes: ["role-assignment:create"],
    often: 7,
    weak: 80,
    beyond: 80,
    call: (scene) => assign(scene, scene.one(scene.world.roles, scene.aimed), scene.one(scene.world.members)),
  },
  assignToAccount: {
    takes: ["role-assignment:create"],
    often: 15,
    weak: 20,
    beyond: 50,
    call: (scene) => {
      const account = scene.one(scene.world.accounts);
      const [people, foreign] = [scene.chance(45), scene.chance(50)];
      const role = scene.one(scene.world.roles, (each) => (people ? isOfPeople(scene.world, each) : (each.product !== account?.product) === foreign));
      return assign(scene, role, account);
    },
  },
  assignToGroup: {
    takes: ["role-assignment:create"],
    often: 13,
    weak: 30,
    beyond: 50,
    call: (scene) => {
      const people = scene.chance(70);
      const role = scene.one(scene.world.roles, (each) => scene.aimed(each) && isOfPeople(scene.world, each) === people);
      const withAccounts = ({ id }: { id: string }) =>
        scene.world.joined.some(({ group, who }) => group === id && scene.world.accounts.some((each) => each.id === who));
      return assign(scene, role, scene.one(scene.world.groups, scene.chance(70) ? withAccounts : undefined));
    },
  },
  /** An end for a role that somebody has for good. */
  limit: {
    takes: ["role-assignment:create"],
    often: 11,
    weak: 20,
    beyond: 50,
    call: (scene) => {
      const { members, given } = scene.world;
      const owners = ownership(scene).filter(({ to }) => members.some(({ id }) => id === to));
      const held = scene.one(scene.chance(75) ? owners : given.filter(({ to }) => !to.startsWith("inv")));
      return held && assign(scene, { id: held.role }, { id: held.to }, soon());
    },
  },
  unassign: {
    takes: ["role-assignment:delete"],
    often: 14,
    weak: 65,
    beyond: 50,
    call: (scene) => {
      const { world } = scene;
      const spare = scene.chance(50);
      const owned = scene.one(ownership(scene), ({ to }) => world.joined.some(({ group }) => group === to) === spare);
      const held = scene.chance(85) ? owned : scene.one(world.given.filter(({ to }) => !to.startsWith("inv")));
      return held && { run: (actor, dryRun) => unassignRoles(actor, { roleIds: [held.role], ...kindOf(scene, held.to) }, dryRun), hasDryRun };
    },
  },
  createRole: {
    takes: ["role:create"],
    often: 9,
    weak: 90,
    beyond: 100,
    call: (scene) => {
      const product = scene.one(scene.world.products)!.id;
      const permissions = scene.chance(30) ? [] : scene.some(product);
      return { run: (actor) => createRole(actor, { teamId: scene.team.id, productId: product, name: scene.name, permissions }) };
    },
  },
  cloneRole: {
    takes: ["role:create"],
    often: 7,
    weak: 90,
    beyond: 80,
    call: (scene) => {
      const role = scene.one(scene.world.roles, scene.aimed);
      return role && { run: (actor) => cloneRole(actor, role.id, { name: scene.name }) };
    },
  },
  growRole: {
    takes: ["role:update"],
    often: 11,
    weak: 95,
    beyond: 90,
    call: (scene) => {
      const role = custom(scene);
      const permissions = role && [...new Set([...role.permissions.slice(scene.chance(30) ? 1 : 0), ...scene.some(role.product)])];
      return role && { run: (actor, dryRun) => updateRole(actor, role.id, { permissions }, dryRun), hasDryRun };
    },
  },
  /** More for a role that a service account has. */
  growRoleOfAccounts: {
    takes: ["role:update"],
    often: 14,
    weak: 0,
    beyond: 0,
    call: (scene) => {
      const { world } = scene;
      const accounts = world.accounts.map(({ id }) => id);
      const groups = world.joined.flatMap(({ who, group }) => (accounts.includes(who) ? [group] : []));
      const places = scene.chance(50) ? accounts : groups;
      const holds = new Set(world.given.flatMap(({ role, to }) => (places.includes(to) ? [role] : [])));
      const role = custom(scene, ({ id, product }) => holds.has(id) && product === world.own);
      const permissions = role && [...new Set([...role.permissions, ...scene.some(role.product)])];
      return role && { run: (actor, dryRun) => updateRole(actor, role.id, { permissions }, dryRun), hasDryRun };
    },
  },
  renameRole: {
    takes: ["role:update"],
    often: 11,
    weak: 90,
    beyond: 80,
    call: (scene) => {
      const role = custom(scene, (each) => each.product !== scene.world.own && scene.aimed(each));
      return role && { run: (actor, dryRun) => updateRole(actor, role.id, { name: scene.name }, dryRun), hasDryRun };
    },
  },
  deleteRole: {
    takes: ["role:delete"],
    often: 13,
    weak: 90,
    beyond: 95,
    call: (scene) => {
      scene.wish(scene.has("role-assignment:create"));
      const held = new Set(scene.world.given.map(({ role }) => role));
      const role = custom(scene, ({ id }) => held.has(id));
      const like = ({ id, product }: WorldRole) => id !== role?.id && product === role?.product;
      const to = scene.chance(90) ? scene.one(scene.world.roles, (each) => like(each) && scene.aimed(each)) : undefined;
      return role && { run: (actor, dryRun) => deleteRole(actor, role.id, to?.id, dryRun), hasDryRun, also: to ? ["role-assignment:create"] : [] };
    },
  },
  /** Another role for what a service account has. */
  deleteRoleOfAccounts: {
    takes: ["role:delete"],
    often: 6,
    weak: 0,
    beyond: 0,
    call: (scene) => {
      const { world } = scene;
      const accounts = new Set(world.given.flatMap(({ role, to }) => (world.accounts.some(({ id }) => id === to) ? [role] : [])));
      const role = custom(scene, ({ id, product }) => accounts.has(id) && product === world.own);
      const to = scene.one(world.roles, (each) => isOfPeople(world, each) && each.id !== role?.id);
      return role && { run: (actor, dryRun) => deleteRole(actor, role.id, to?.id, dryRun), hasDryRun, also: to ? ["role-assignment:create"] : [] };
    },
  },
  changeProduct: {
    takes: ["product:update"],
    often: 20,
    weak: 90,
    beyond: 50,
    call: ({ world, some, chance, wish, has }) => {
      const { id } = world.products.find(({ own }) => !own)!;
      const permissions = [...new Set([...some(id), ...(chance(20) ? things : [])])].map((name) => ({ name }));
      const force = chance(85);
      wish(!has("role:update"));
      return { run: (actor, dryRun) => updateProduct(actor, id, { permissions }, { force, dryRun }), hasDryRun };
    },
  },
} as const satisfies Record<string, Move>;
