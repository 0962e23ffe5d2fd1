import { getNamedType, type GraphQLField, isLeafType, isObjectType } from "graphql";
import { newId } from "../../lib/ids";
import { encodeUndo } from "../../lib/least-privilege/undo-text";
import type { Permission } from "../../lib/permissions/catalogue";
import { makePublicKey } from "../../lib/testing/make-public-key";
import { createSchema } from "../schema";

/** Ids of one team and of something of each kind in it. */
export interface World {
  team: string;
  product: string;
  account: string;
  /** An account of another product, which declares `things:read`; the first can be deleted. */
  productAccount: string;
  role: string;
  group: string;
  /** That the account is in the group. */
  membership: string;
  assignment: string;
  /** Somebody in the team, who may be removed. */
  member: string;
  invitation: string;
  /** An API token of the account, without scopes. */
  token: string;
  event: string;
  /** A client secret of the account. */
  secret: string;
  /** A public key of the account. */
  publicKey: string;
  /** A trust rule of the account. */
  trustRule: string;
  /** A webhook of the account. */
  webhook: string;
  /** Something that was delivered to it. */
  delivery: string;
  /** An issuer that can be trusted. */
  issuer: string;
}

/** One way to call a root field. */
interface Call {
  /** What the caller must hold; null for the fields that need no more than an identity. */
  permission: Permission | null;
  /** What they must hold beside it. */
  also?: readonly Permission[];
  /** Arguments that name things of the world, and are right for someone who may. */
  args: (world: World) => Record<string, unknown>;
  /** True for what a person does about themself alone, or about the installation, which has tests of its own. */
  personal?: boolean;
}

const call = (permission: Permission | null, args: Call["args"]): Call => ({ permission, args });
const personal = (args: Call["args"]): Call => ({ permission: null, args, personal: true });
/** What concerns the installation, whatever the team; it has tests of its own. */
const ofInstallation = personal;
const newProduct = (team: string) => ({ teamId: team, key: "billing", name: "Billing", audience: `urn:team:${team}` });

/** Every root field of the schema, with what it needs. The tests fail when a field has no entry here, or an entry no field. */
export const rootFields: Record<string, Call[]> = {
  acceptInvitation: [personal(() => ({ token: "lkinv_none" }))],
  addGroupMembers: [call("group:update", ({ group, member, account }) => ({ id: group, input: { memberIds: [member], serviceAccountIds: [account] } }))],
  auditPolicy: [call("audit:read", ({ team }) => ({ teamId: team }))],
  recordPermissionUse: [
    call("usage:report", ({ team, productAccount }) => ({ teamId: team, uses: [{ serviceAccountId: productAccount, permission: "things:read" }] })),
  ],
  teamNumbers: [call("service-account:read", ({ team }) => ({ teamId: team }))],
  updateAuditPolicy: [call("team:update", ({ team }) => ({ teamId: team, input: { retentionDays: 365 } }))],
  auditEvents: [call("audit:read", ({ team }) => ({ teamId: team }))],
  apiToken: [call("token:read", ({ token }) => ({ id: token }))],
  apiTokens: [call("token:read", ({ team }) => ({ teamId: team }))],
  corsCheck: [
    call("token:read", ({ token }) => ({ tokenId: token, origin: "https://app.example.com" })),
    call("service-account:read", ({ account }) => ({ serviceAccountId: account, origin: "https://app.example.com" })),
  ],
  permissionHolders: [
    { ...call("role:read", ({ team }) => ({ teamId: team, permission: "service-account:read" })), also: ["member:read", "service-account:read"] },
  ],
  leastPrivilegeAdvice: [{ ...call("role:read", ({ team }) => ({ teamId: team })), also: ["service-account:read"] }],
  leastPrivilege: [{ ...call("role:read", ({ account }) => ({ serviceAccountId: account })), also: ["service-account:read"] }],
  applyLeastPrivilege: [call("role-assignment:delete", ({ account }) => ({ input: { serviceAccountId: account } }))],
  undoLeastPrivilege: [call("role-assignment:create", ({ account }) => ({ undo: encodeUndo({ account, roles: [], groups: [], given: null, made: false }) }))],
  clientSecrets: [call("service-account:read", ({ team }) => ({ teamId: team }))],
  publicKeys: [call("service-account:read", ({ team }) => ({ teamId: team }))],
  trustRules: [call("service-account:read", ({ team }) => ({ teamId: team }))],
  retireClientSecrets: [call("service-account:regenerate-keys", ({ secret }) => ({ ids: [secret] }))],
  restoreClientSecrets: [call("service-account:regenerate-keys", ({ secret }) => ({ ids: [secret] }))],
  restoreApiTokens: [call("token:create", ({ token }) => ({ ids: [token] }))],
  tokenPolicy: [call("token:read", ({ team }) => ({ teamId: team }))],
  createApiToken: [call("token:create", ({ account }) => ({ input: { serviceAccountId: account, name: "New" } }))],
  resetApiToken: [call("token:create", ({ token }) => ({ id: token }))],
  updateApiToken: [call("token:update", ({ token }) => ({ id: token, input: { purpose: "x" } }))],
  revokeApiToken: [call("token:revoke", ({ token }) => ({ id: token }))],
  revokeApiTokens: [call("token:revoke", ({ token }) => ({ ids: [token] }))],
  revokeOwnToken: [personal(() => ({}))],
  revokeEverything: [{ ...call("token:revoke", ({ account }) => ({ serviceAccountId: account })), also: ["service-account:regenerate-keys"] }],
  updateTokenPolicy: [call("team:update", ({ team }) => ({ teamId: team, input: { purposeRequired: false } }))],
  group: [call("group:read", ({ group }) => ({ id: group }))],
  groupMemberships: [call("group:read", ({ group }) => ({ groupId: group }))],
  groups: [call("group:read", ({ team }) => ({ teamId: team }))],
  invitations: [call("member:read", ({ team }) => ({ teamId: team }))],
  inviteMember: [call("member:invite", ({ team }) => ({ input: { teamId: team, email: `${newId("Invitation")}@example.com` } }))],
  leaveTeam: [personal(({ team }) => ({ teamId: team }))],
  member: [call("member:read", ({ member }) => ({ id: member }))],
  members: [call("member:read", ({ team }) => ({ teamId: team }))],
  node: [
    call(null, ({ team }) => ({ id: team })),
    call("product:read", ({ product }) => ({ id: product })),
    call("role:read", ({ role }) => ({ id: role })),
    call("service-account:read", ({ account }) => ({ id: account })),
    call("group:read", ({ group }) => ({ id: group })),
    call("group:read", ({ membership }) => ({ id: membership })),
    call("role:read", ({ assignment }) => ({ id: assignment })),
    call("member:read", ({ member }) => ({ id: member })),
    call("member:read", ({ invitation }) => ({ id: invitation })),
    call("token:read", ({ token }) => ({ id: token })),
    call("audit:read", ({ event }) => ({ id: event })),
    call("webhook:read", ({ webhook }) => ({ id: webhook })),
    call("webhook:read", ({ delivery }) => ({ id: delivery })),
  ],
  setServiceAccountLimits: [call("service-account:update", ({ account }) => ({ id: account, input: { requestsPerMinute: 100, grantsPerDay: 100 } }))],
  setApiTokenLimits: [call("token:update", ({ token }) => ({ id: token, input: { requestsPerMinute: 100 } }))],
  notifications: [personal(({ team }) => ({ teamId: team }))],
  markNotifications: [personal(() => ({ ids: [], read: true }))],
  markAllNotificationsRead: [personal(({ team }) => ({ teamId: team }))],
  notificationPolicy: [call(null, ({ team }) => ({ teamId: team }))],
  updateNotificationPolicy: [call("team:update", ({ team }) => ({ teamId: team, input: { expiryDays: [14, 3] } }))],
  webhook: [call("webhook:read", ({ webhook }) => ({ id: webhook }))],
  webhooks: [call("webhook:read", ({ team }) => ({ teamId: team }))],
  webhookDeliveries: [call("webhook:read", ({ webhook }) => ({ webhookId: webhook }))],
  createWebhook: [
    {
      ...call("webhook:create", ({ team }) => ({ input: { teamId: team, name: "New", url: "https://hooks.example.com/", topics: ["ACCOUNT"] } })),
      also: ["audit:read"],
    },
  ],
  updateWebhook: [{ ...call("webhook:update", ({ webhook }) => ({ id: webhook, input: { name: "New" } })), also: ["audit:read"] }],
  rotateWebhookSecret: [call("webhook:update", ({ webhook }) => ({ id: webhook }))],
  enableWebhook: [call("webhook:update", ({ webhook }) => ({ id: webhook }))],
  disableWebhook: [call("webhook:update", ({ webhook }) => ({ id: webhook }))],
  deleteWebhook: [call("webhook:delete", ({ webhook }) => ({ id: webhook }))],
  testWebhook: [call("webhook:update", ({ webhook }) => ({ id: webhook }))],
  resendWebhookDelivery: [call("webhook:update", ({ delivery }) => ({ id: delivery }))],
  setProductEvents: [call("product:update", ({ product }) => ({ productId: product, input: { events: [{ name: "deployment.finished" }] } }))],
  publishProductEvent: [call("product-event:publish", ({ product }) => ({ input: { productId: product, event: "thing.happened" } }))],
  product: [call("product:read", ({ product }) => ({ id: product }))],
  products: [call("product:read", ({ team }) => ({ teamId: team }))],
  can: [
    { ...call("role:read", ({ account, team }) => ({ teamId: team, serviceAccountId: account, permission: "audit:read" })), also: ["service-account:read"] },
  ],
  effectivePermissions: [{ ...call("role:read", ({ account, team }) => ({ teamId: team, serviceAccountId: account })), also: ["service-account:read"] }],
  permissionGivers: [call(null, ({ team }) => ({ teamId: team, permission: "audit:read" }))],
  role: [call("role:read", ({ role }) => ({ id: role }))],
  roleAssignments: [call("role:read", ({ team }) => ({ teamId: team }))],
  roles: [call("role:read", ({ team }) => ({ teamId: team }))],
  serviceAccount: [call("service-account:read", ({ account }) => ({ id: account }))],
  serviceAccounts: [call("service-account:read", ({ team }) => ({ teamId: team }))],
  team: [call(null, ({ team }) => ({ id: team }))],
  viewer: [call(null, () => ({}))],
  createGroup: [call("group:create", ({ team }) => ({ input: { teamId: team, name: newId("Group") } }))],
  assignRoles: [call("role-assignment:create", ({ role, account }) => ({ input: { roleIds: [role], serviceAccountIds: [account] } }))],
  cloneRole: [call("role:create", ({ role }) => ({ id: role, input: { name: newId("Role") } }))],
  createRole: [call("role:create", ({ team }) => ({ input: { teamId: team, name: newId("Role"), permissions: ["audit:read"] } }))],
  deleteRole: [call("role:delete", ({ role }) => ({ id: role }))],
  unassignRoles: [call("role-assignment:delete", ({ role, account }) => ({ input: { roleIds: [role], serviceAccountIds: [account] } }))],
  updateRole: [call("role:update", ({ role }) => ({ id: role, input: { description: "x" } }))],
  createProduct: [call("product:create", ({ team }) => ({ input: newProduct(team) }))],
  createServiceAccount: [call("service-account:create", ({ team }) => ({ input: { teamId: team, name: "New" } }))],
  createTeam: [personal(() => ({ input: { name: "New" } }))],
  deleteGroup: [call("group:delete", ({ group }) => ({ id: group }))],
  deleteProduct: [call("product:delete", ({ product }) => ({ id: product }))],
  deleteServiceAccounts: [call("service-account:delete", ({ account }) => ({ ids: [account] }))],
  deleteServiceAccount: [call("service-account:delete", ({ account }) => ({ id: account }))],
  disableServiceAccounts: [call("service-account:update", ({ account }) => ({ ids: [account] }))],
  disableServiceAccount: [call("service-account:update", ({ account }) => ({ id: account }))],
  enableServiceAccounts: [call("service-account:update", ({ account }) => ({ ids: [account] }))],
  enableServiceAccount: [call("service-account:update", ({ account }) => ({ id: account }))],
  removeGroupMembers: [call("group:update", ({ group, member, account }) => ({ id: group, input: { memberIds: [member], serviceAccountIds: [account] } }))],
  removeMember: [call("member:remove", ({ member }) => ({ id: member }))],
  resendInvitation: [call("member:invite", ({ invitation }) => ({ id: invitation }))],
  revokeInvitation: [call("member:invite", ({ invitation }) => ({ id: invitation }))],
  updateGroup: [call("group:update", ({ group }) => ({ id: group, input: { description: "x" } }))],
  regenerateClientKeys: [call("service-account:regenerate-keys", ({ account }) => ({ id: account }))],
  rotateClientSecret: [call("service-account:regenerate-keys", ({ account }) => ({ id: account }))],
  retireClientSecret: [call("service-account:regenerate-keys", ({ secret }) => ({ id: secret }))],
  addPublicKey: [call("service-account:regenerate-keys", ({ account }) => ({ input: { serviceAccountId: account, name: "Key", publicKey: makePublicKey() } }))],
  removePublicKeys: [call("service-account:regenerate-keys", ({ publicKey }) => ({ ids: [publicKey] }))],
  restorePublicKeys: [call("service-account:regenerate-keys", ({ publicKey }) => ({ ids: [publicKey] }))],
  removeTrustRules: [call("service-account:regenerate-keys", ({ trustRule }) => ({ ids: [trustRule] }))],
  restoreTrustRules: [call("service-account:regenerate-keys", ({ trustRule }) => ({ ids: [trustRule] }))],
  removePublicKey: [call("service-account:regenerate-keys", ({ publicKey }) => ({ id: publicKey }))],
  addTrustRule: [
    call("service-account:regenerate-keys", ({ account, issuer }) => ({
      input: { serviceAccountId: account, name: "Rule", issuer, conditions: [{ claim: "sub", pattern: "repo:acme/app" }] },
    })),
  ],
  updateTrustRule: [call("service-account:regenerate-keys", ({ trustRule }) => ({ id: trustRule, input: { name: "New" } }))],
  removeTrustRule: [call("service-account:regenerate-keys", ({ trustRule }) => ({ id: trustRule }))],
  testTrustedToken: [call("service-account:read", ({ account }) => ({ serviceAccountId: account, token: "nonsense" }))],
  updateProduct: [call("product:update", ({ product }) => ({ id: product, input: { description: "x" } }))],
  updateServiceAccount: [call("service-account:update", ({ account }) => ({ id: account, input: { description: "x" } }))],
  signingKeys: [ofInstallation(() => ({}))],
  rotateSigningKeys: [ofInstallation(() => ({}))],
  scheduleSigningKeyRotation: [ofInstallation(() => ({ input: {} }))],
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

/** Whether calling the root field changes something. */
export const isMutation = (field: string): boolean => field in schema.getMutationType()!.getFields();

/** The operation that calls a root field with these arguments, its variables typed as the schema has them. */
export function operation(field: string, given: Record<string, unknown>): string {
  const definition = fields[field]!;
  const args = definition.args.filter(({ name }) => name in given);
  const unknown = Object.keys(given).filter((name) => !args.some((arg) => arg.name === name));
  if (unknown.length > 0) throw new Error(`${field} has no argument ${unknown.join(", ")}`);
  const variables = args.length > 0 ? `(${args.map(({ name, type }) => `$${name}: ${type}`).join(", ")})` : "";
  const values = args.length > 0 ? `(${args.map(({ name }) => `${name}: $${name}`).join(", ")})` : "";
  return `${isMutation(field) ? "mutation" : "query"} ${variables} { ${field}${values} ${selection(definition)} }`;
}

/** All that can be asked without arguments one level down: a refused call must hold nothing of it. */
function selection({ type }: GraphQLField<unknown, unknown>): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return "";
  if (!isObjectType(named)) return "{ __typename id }";
  const own = Object.values(named.getFields());
  const leaves = own.filter((field) => isLeafType(getNamedType(field.type))).map(({ name }) => name);
  return `{ ${["__typename", ...leaves, ...("userErrors" in named.getFields() ? ["userErrors { field message code }"] : [])].join(" ")} }`;
}

/** A world of which nothing exists. */
export function nowhere(): World {
  return {
    team: newId("Team"),
    product: newId("Product"),
    account: newId("ServiceAccount"),
    productAccount: newId("ServiceAccount"),
    role: newId("Role"),
    group: newId("Group"),
    membership: newId("GroupMembership"),
    assignment: newId("RoleAssignment"),
    member: newId("Member"),
    invitation: newId("Invitation"),
    token: newId("ApiToken"),
    event: newId("AuditEvent"),
    secret: newId("ClientSecret"),
    publicKey: newId("PublicKey"),
    trustRule: newId("TrustRule"),
    webhook: newId("Webhook"),
    delivery: newId("WebhookDelivery"),
    issuer: "https://issuer.example.com",
  };
}
