import { Product, ProductPermission, Role, type Team } from "../../entities/index";
import { dataSource } from "../db/data-source";
import { nameKey } from "../input/text";
import { systemActor } from "../permissions/actor";
import { createProduct } from "../products/create-product";
import { createRole } from "../roles/create-role";

const permissions = [
  ["instances:read", "See instances", "See every instance, its state and its history."],
  ["instances:create", "Start instances", "Make an instance from a template."],
  ["instances:edit", "Edit instances", "Change an instance's data and who is responsible for it."],
  ["instances:execute", "Execute instances", "Carry out the steps of an instance."],
  ["instances:delete", "Delete instances", "Delete an instance with its history."],
  ["templates:read", "See templates", "See every template and its versions."],
  ["templates:edit", "Edit templates", "Make, change and publish templates."],
  ["templates:delete", "Delete templates", "Delete a template that no instance uses."],
].map(([name, title, description]) => ({ name: name!, title: title!, description: description! }));

const roles: [name: string, description: string, permissions: string[]][] = [
  ["GlobalInstanceObserver", "Sees all instances.", ["instances:read"]],
  ["GlobalInstanceEditor", "Starts and edits all instances.", ["instances:read", "instances:create", "instances:edit"]],
  ["GlobalInstanceExecutor", "Carries out the steps of all instances.", ["instances:read", "instances:execute"]],
  ["GlobalInstanceHead", "Everything on all instances.", permissions.map(({ name }) => name).filter((name) => name.startsWith("instances:"))],
  ["GlobalTemplateViewer", "Sees all templates.", ["templates:read"]],
  ["GlobalTemplateEditor", "Everything on all templates.", permissions.map(({ name }) => name).filter((name) => name.startsWith("templates:"))],
];

/**
 * Gives a team a product to try roles with: RAMP, a workflow service, with its permissions and the roles that it comes with.
 * What is there already stays as it is.
 * @returns how many roles were added
 */
export async function seedDemo(team: Team): Promise<number> {
  const actor = systemActor("Command line");
  const { manager } = await dataSource();
  const product =
    (await manager.findOneBy(Product, { teamId: team.id, key: "ramp" })) ??
    (await createProduct(actor, {
      teamId: team.id,
      key: "ramp",
      name: "RAMP",
      description: "A workflow service, to try roles with: instances are made from templates.",
      audience: `urn:latchkey-demo:ramp:${team.slug}`,
      permissions,
    }));
  const declared = new Set((await manager.findBy(ProductPermission, { productId: product.id })).map(({ name }) => name));
  let added = 0;
  for (const [name, description, wanted] of roles) {
    if (await manager.existsBy(Role, { teamId: team.id, productId: product.id, nameKey: nameKey(name) })) continue;
    const input = { teamId: team.id, productId: product.id, name, description, permissions: wanted.filter((permission) => declared.has(permission)) };
    await createRole(actor, input);
    added += 1;
  }
  return added;
}
