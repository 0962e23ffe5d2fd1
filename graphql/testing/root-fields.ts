import { getNamedType, type GraphQLField, isLeafType, isObjectType } from "graphql";
import { newId } from "../../lib/ids";
import type { Permission } from "../../lib/permissions/catalogue";
import { createSchema } from "../schema";

/** Ids of one team and of something of each kind in it. */
export interface World {
  team: string;
  product: string;
  account: string;
  role: string;
  event: string;
}

/** One way to call a root field. */
interface Call {
  /** What the caller must hold; null for the fields that need no more than an identity. */
  permission: Permission | null;
  /** Arguments that name things of the world, and are right for someone who may. */
  args: (world: World) => Record<string, unknown>;
}

const call = (permission: Permission | null, args: Call["args"]): Call => ({ permission, args });
const newProduct = (team: string) => ({ teamId: team, key: "billing", name: "Billing", audience: `urn:team:${team}` });

/** Every root field of the schema, with what it needs. The tests fail when a field has no entry here, or an entry no field. */
export const rootFields: Record<string, Call[]> = {
  auditEvents: [call("audit:read", ({ team }) => ({ teamId: team }))],
  node: [
    call(null, ({ team }) => ({ id: team })),
    call("product:read", ({ product }) => ({ id: product })),
    call("role:read", ({ role }) => ({ id: role })),
    call("service-account:read", ({ account }) => ({ id: account })),
    call("audit:read", ({ event }) => ({ id: event })),
  ],
  product: [call("product:read", ({ product }) => ({ id: product }))],
  products: [call("product:read", ({ team }) => ({ teamId: team }))],
  roles: [call("role:read", ({ team }) => ({ teamId: team }))],
  serviceAccount: [call("service-account:read", ({ account }) => ({ id: account }))],
  serviceAccounts: [call("service-account:read", ({ team }) => ({ teamId: team }))],
  team: [call(null, ({ team }) => ({ id: team }))],
  viewer: [call(null, () => ({}))],
  createProduct: [call("product:create", ({ team }) => ({ input: newProduct(team) }))],
  createServiceAccount: [call("service-account:create", ({ team }) => ({ input: { teamId: team, name: "New" } }))],
  deleteProduct: [call("product:delete", ({ product }) => ({ id: product }))],
  deleteServiceAccounts: [call("service-account:delete", ({ account }) => ({ ids: [account] }))],
  deleteServiceAccount: [call("service-account:delete", ({ account }) => ({ id: account }))],
  disableServiceAccounts: [call("service-account:update", ({ account }) => ({ ids: [account] }))],
  disableServiceAccount: [call("service-account:update", ({ account }) => ({ id: account }))],
  enableServiceAccounts: [call("service-account:update", ({ account }) => ({ ids: [account] }))],
  enableServiceAccount: [call("service-account:update", ({ account }) => ({ id: account }))],
  regenerateClientKeys: [call("service-account:regenerate-keys", ({ account }) => ({ id: account }))],
  updateProduct: [call("product:update", ({ product }) => ({ id: product, input: { description: "x" } }))],
  updateServiceAccount: [call("service-account:update", ({ account }) => ({ id: account, input: { description: "x" } }))],
  updateTeam: [call("team:update", ({ team }) => ({ id: team, input: {} }))],
};

/** The same calls one by one, with a title for each. */
export const rootCalls = Object.entries(rootFields).flatMap(([field, calls]) =>
  calls.map((each) => ({ title: calls.length > 1 ? `${field} (${each.permission ?? "team"})` : field, field, ...each })),
);

/** The calls as rows of a table of tests: the title, and the call. */
export const titled = (calls: typeof rootCalls) => calls.map((each) => [each.title, each] as const);

const schema = createSchema();
const fields: Record<string, GraphQLField<unknown, unknown>> = { ...schema.getQueryType()!.getFields(), ...schema.getMutationType()!.getFields() };

/** The names of all root fields that the schema has. */
export const schemaFields = Object.keys(fields);

/** The operation that calls a root field with these arguments, its variables typed as the schema has them. */
export function operation(field: string, given: Record<string, unknown>): string {
  const definition = fields[field]!;
  const args = definition.args.filter(({ name }) => name in given);
  const unknown = Object.keys(given).filter((name) => !args.some((arg) => arg.name === name));
  if (unknown.length > 0) throw new Error(`${field} has no argument ${unknown.join(", ")}`);
  const variables = args.length > 0 ? `(${args.map(({ name, type }) => `$${name}: ${type}`).join(", ")})` : "";
  const values = args.length > 0 ? `(${args.map(({ name }) => `${name}: $${name}`).join(", ")})` : "";
  const kind = field in schema.getMutationType()!.getFields() ? "mutation" : "query";
  return `${kind} ${variables} { ${field}${values} { ${selection(definition)} } }`;
}

/** All that can be asked without arguments one level down: a refused call must hold nothing of it. */
function selection({ type }: GraphQLField<unknown, unknown>): string {
  const named = getNamedType(type);
  if (!isObjectType(named)) return "__typename id";
  const own = Object.values(named.getFields());
  const leaves = own.filter((field) => isLeafType(getNamedType(field.type))).map(({ name }) => name);
  return ["__typename", ...leaves, ...("userErrors" in named.getFields() ? ["userErrors { field message code }"] : [])].join(" ");
}

/** A world of which nothing exists. */
export function nowhere(): World {
  return { team: newId("Team"), product: newId("Product"), account: newId("ServiceAccount"), role: newId("Role"), event: newId("AuditEvent") };
}
