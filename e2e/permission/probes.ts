import type { Permission } from "../../lib/permissions/catalogue";
import type { SignedIn } from "../test";

/** One thing of each kind in a team. */
export interface World {
  teamId: string;
  accountId: string;
  tokenId: string;
  webhookId: string;
  product: { id: string; name: string };
  roleId: string;
  groupId: string;
  memberId: string;
  colleague: SignedIn;
}

interface Probe {
  query: string;
  variables: (world: World) => object;
}

const byId = (field: string, id: (world: World) => string): Probe => ({
  query: `mutation ($id: ID!) { ${field}(id: $id) { userErrors { message } } }`,
  variables: (world) => ({ id: id(world) }),
});
const create = (field: string, type: string, input: (world: World) => object): Probe => ({
  query: `mutation ($input: ${type}!) { ${field}(input: $input) { userErrors { message } } }`,
  variables: (world) => ({ input: input(world) }),
});
const update = (field: string, type: string, id: (world: World) => string): Probe => ({
  query: `mutation ($id: ID!, $input: ${type}!) { ${field}(id: $id, input: $input) { userErrors { message } } }`,
  variables: (world) => ({ id: id(world), input: {} }),
});
const list = (field: string): Probe => ({
  query: `query ($teamId: ID!) { ${field}(teamId: $teamId) { totalCount } }`,
  variables: ({ teamId }) => ({ teamId }),
});
const account = ({ accountId }: World) => accountId;
const role = ({ roleId }: World) => roleId;
const group = ({ groupId }: World) => groupId;
const product = (world: World) => world.product.id;
const assignment = ({ roleId, accountId }: World) => ({ roleIds: [roleId], serviceAccountIds: [accountId] });

/** For each permission a request that needs it and no other. One that only widens others, such as `product-permission:grant`, has none. */
export const probes: Partial<Record<Permission, Probe>> = {
  "service-account:read": list("serviceAccounts"),
  "service-account:create": create("createServiceAccount", "CreateServiceAccountInput", ({ teamId }) => ({ teamId, name: "Probe" })),
  "service-account:update": update("updateServiceAccount", "UpdateServiceAccountInput", account),
  "service-account:regenerate-keys": byId("regenerateClientKeys", account),
  "service-account:delete": byId("deleteServiceAccount", account),
  "token:read": list("apiTokens"),
  "token:create": create("createApiToken", "CreateApiTokenInput", (world) => ({ serviceAccountId: account(world), name: "Probe" })),
  "token:update": update("updateApiToken", "UpdateApiTokenInput", ({ tokenId }) => tokenId),
  "token:revoke": byId("revokeApiToken", ({ tokenId }) => tokenId),
  "product:read": list("products"),
  "product:create": create("createProduct", "CreateProductInput", ({ teamId }) => ({ teamId, key: "probe", name: "Probe", audience: "urn:probe:it" })),
  "product:update": update("updateProduct", "UpdateProductInput", product),
  "product:delete": byId("deleteProduct", product),
  "audit:read": list("auditEvents"),
  "webhook:read": list("webhooks"),
  "webhook:create": create("createWebhook", "CreateWebhookInput", ({ teamId }) => ({
    teamId,
    name: "Probe",
    url: "https://hooks.example.com/",
    topics: ["LEAKS"],
  })),
  "webhook:update": byId("testWebhook", ({ webhookId }) => webhookId),
  "webhook:delete": byId("deleteWebhook", ({ webhookId }) => webhookId),
  "product-event:publish": create("publishProductEvent", "PublishProductEventInput", (world) => ({ productId: product(world), event: "probe.sent" })),
  "role:read": list("roles"),
  "role:create": create("createRole", "CreateRoleInput", (world) => ({ teamId: world.teamId, productId: product(world), name: "Probe", permissions: [] })),
  "role:update": update("updateRole", "UpdateRoleInput", role),
  "role:delete": byId("deleteRole", role),
  "role-assignment:create": create("assignRoles", "AssignRolesInput", assignment),
  "role-assignment:delete": create("unassignRoles", "UnassignRolesInput", assignment),
  "group:read": list("groups"),
  "group:create": create("createGroup", "CreateGroupInput", ({ teamId }) => ({ teamId, name: "Probe" })),
  "group:update": update("updateGroup", "UpdateGroupInput", group),
  "group:delete": byId("deleteGroup", group),
  "member:read": list("members"),
  "member:invite": create("inviteMember", "InviteMemberInput", ({ teamId }) => ({ teamId, email: "probe@example.com" })),
  "member:remove": byId("removeMember", ({ memberId }) => memberId),
  "team:update": update("updateTeam", "UpdateTeamInput", ({ teamId }) => teamId),
};
