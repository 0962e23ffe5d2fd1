import type { ServiceAccount } from "../../entities/index";
import { getServiceAccount } from "../../lib/service-accounts/get-service-account";
import { listServiceAccounts } from "../../lib/service-accounts/list-service-accounts";
import { catalogue } from "../../lib/permissions/catalogue";
import { can } from "../../lib/permissions/authorize";
import { lifetimeLimits, refreshLimits } from "../../lib/service-accounts/input";
import { isOfType } from "../is-of-type";
import type { Refs } from "./refs";

/** `ServiceAccount` and its queries. */
export function defineServiceAccount({
  builder,
  serviceAccount,
  clientSecret,
  publicKey,
  trustRule,
  creator,
  product,
  role,
  permission,
  roleAssignment,
  groupMembership,
  node,
  connection,
  nameOrder,
}: Refs): void {
  serviceAccount.implement({
    description: "A machine identity. It belongs to the team, not to a person, and is bound to one product. Needs `service-account:read`.",
    interfaces: [node],
    isTypeOf: isOfType("ServiceAccount"),
    fields: (t) => ({
      name: t.exposeString("name", { description: "Unique in the team." }),
      description: t.exposeString("description", { description: "What it is for; empty when not given." }),
      contact: t.exposeString("contact", { nullable: true, description: "E-mail address of who maintains it; null when not given." }),
      email: t.exposeString("email", {
        description: "A unique identifier in the form of an e-mail address. No mail reaches it and nobody can sign in with it.",
      }),
      clientId: t.exposeString("clientId", { description: "The public half of its client keys." }),
      enabled: t.exposeBoolean("enabled", { description: "While false, it gets no tokens and every token it has is refused." }),
      accessTokenLifetime: t.exposeInt("accessTokenLifetime", {
        description: `Lifetime of its access tokens, in seconds, from ${lifetimeLimits.min} to ${lifetimeLimits.max}.`,
      }),
      requireDpop: t.exposeBoolean("requireDpop", {
        description:
          "Whether its access tokens must be bound to a key of its client (DPoP, RFC 9449). While true, it gets no other ones, and those it has count no more. Its API tokens, which have no key, aren't concerned.",
      }),
      refreshLifetime: t.exposeInt("refreshLifetime", {
        description: `For how long after it last proved itself an access token can be exchanged for a new one before it expires, in seconds, at most ${refreshLimits.max}; 0: not at all. No token that is got so is valid for longer.`,
      }),
      allowedOrigins: t.exposeStringList("allowedOrigins", {
        description:
          "The origins from which browsers may use its access tokens; no other page may, while programs, which send no Origin, go on. When empty, no page may. They stand in the tokens as `allowed-origins`. Its API tokens have lists of their own.",
      }),
      allowedCidrs: t.exposeStringList("allowedCidrs", {
        description: "The networks from which anything of it counts: client keys, access tokens, API tokens; from anywhere when empty.",
      }),
      createdAt: t.field({ type: "DateTime", description: "When it was created.", resolve: (parent) => parent.createdAt }),
      updatedAt: t.field({ type: "DateTime", description: "When it was last changed.", resolve: (parent) => parent.updatedAt }),
      keysCreatedAt: t.field({ type: "DateTime", description: "When its present client keys were made.", resolve: (parent) => parent.keysCreatedAt }),
      clientSecrets: t.field({
        type: [clientSecret],
        description: "Its client secrets, the newest first, with those that ended within the last 30 days; never the secrets themselves.",
        resolve: (parent, _, { loaders }) => loaders.accountSecrets.load(parent.id),
      }),
      publicKeys: t.field({
        type: [publicKey],
        description: "The public keys by which it can prove itself without a secret (`private_key_jwt`), the newest first.",
        resolve: (parent, _, { loaders }) => loaders.accountKeys.load(parent.id),
      }),
      trustRules: t.field({
        type: [trustRule],
        description: "The rules by which tokens of foreign issuers stand for it, the newest first.",
        resolve: (parent, _, { loaders }) => loaders.accountTrustRules.load(parent.id),
      }),
      lastUsedAt: t.field({
        type: "DateTime",
        nullable: true,
        description: "When it last got an access token or called with an API token, to the minute; null when it never did.",
        resolve: (parent) => parent.lastUsedAt,
      }),
      version: t.exposeInt("version", {
        description: "Goes up with each update of its details; pass it to updateServiceAccount to overwrite nobody's change.",
      }),
      createdBy: t.field({
        type: creator,
        description: "Who created it.",
        resolve: (parent, _, { loaders }) => loaders.creator.load(parent.createdBy),
      }),
      product: t.field({
        type: product,
        description: "The API that its access tokens are for.",
        resolve: (parent, _, { loaders }) => loaders.product.load(parent.productId),
      }),
      roles: t.field({
        type: [role],
        description: "The roles that are assigned to it and count; what it has by groups is in `effectivePermissions`.",
        resolve: (parent, _, { loaders }) => loaders.accountRoles.load(parent.id),
      }),
      permissions: t.field({
        type: [permission],
        complexity: { field: 1, multiplier: 10 },
        description:
          "What it may do on its product by its roles and its groups, in the product's order; of a disabled one what it could do if it were enabled.",
        resolve: async ({ id, productId }, _, { loaders }) => {
          const [held, { builtIn }] = await Promise.all([loaders.accountPermissions.load(id), loaders.product.load(productId)]);
          const declared = builtIn ? catalogue : await loaders.productPermissions.load(productId);
          return declared.filter(({ name }) => held.has(name));
        },
      }),
      roleAssignments: t.field({
        type: [roleAssignment],
        nullable: true,
        description: "The roles that are assigned to it, with when they end; null for who doesn't hold `role:read`.",
        resolve: (parent, _, { actor, loaders }) => (actor && can(actor, "role:read", parent.teamId) ? loaders.accountAssignments.load(parent.id) : null),
      }),
      groupMemberships: t.field({
        type: [groupMembership],
        nullable: true,
        description: "The groups that it is in, with until when; null for who doesn't hold `group:read`.",
        resolve: (parent, _, { actor, loaders }) => (actor && can(actor, "group:read", parent.teamId) ? loaders.accountGroups.load(parent.id) : null),
      }),
    }),
  });

  builder.queryField("serviceAccount", (t) =>
    t.field({
      type: serviceAccount,
      nullable: true,
      description: "A service account by id. Needs `service-account:read`.",
      args: { id: t.arg.id({ required: true, description: "The service account's id." }) },
      resolve: (_, { id }, { actor }) => getServiceAccount(actor, id),
    }),
  );

  const filter = builder.inputType("ServiceAccountFilter", {
    description: "Which service accounts to list; all conditions must hold.",
    fields: (t) => ({
      search: t.string({ description: "Text anywhere in name, description, client id or id." }),
      enabled: t.boolean({ description: "Only enabled, or only disabled ones." }),
      productId: t.id({ description: "Only those of this product." }),
      neverUsed: t.boolean({ description: "Only those that never got an access token, or only the others." }),
      unusedSince: t.field({
        type: "DateTime",
        description: "Only those that were last used before this time, or were never used and made before it.",
      }),
      createdById: t.id({ description: "Only those that this person or service account created; `system` for Latchkey itself." }),
    }),
  });
  const order = builder.inputType("ServiceAccountOrder", {
    description: "The order of a list of service accounts.",
    fields: (t) => ({
      field: t.field({ type: nameOrder.field, required: true, description: "By what." }),
      direction: t.field({ type: nameOrder.direction, required: true, description: "In which direction." }),
    }),
  });
  connection<ServiceAccount, ReturnType<typeof args>>({
    field: "serviceAccounts",
    item: serviceAccount,
    description: "The team's service accounts, by name unless asked otherwise. Needs `service-account:read`.",
    args: args(),
    read: ({ actor }, given) => listServiceAccounts(actor, given),
  });

  function args() {
    return builder.args((t) => ({
      teamId: t.id({ description: "The team; for a service account its own by default." }),
      filter: t.field({ type: filter, description: "Which ones." }),
      orderBy: t.field({ type: order, description: "In which order." }),
    }));
  }
}
