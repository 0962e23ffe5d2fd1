import type { ApiToken } from "../../entities/index";
import { getApiToken } from "../../lib/api-tokens/get-api-token";
import { type ApiTokenState, listApiTokens } from "../../lib/api-tokens/list-api-tokens";
import { tokenHint } from "../../lib/tokens/token-format";
import type { Loaders } from "../loaders";
import { isOfType } from "../is-of-type";
import type { Refs } from "./refs";

async function stateOf({ revokedAt, expiresAt }: ApiToken, loaders: Loaders): Promise<ApiTokenState> {
  if (revokedAt !== null) return "REVOKED";
  return (await loaders.isActive(expiresAt)) ? "ACTIVE" : "EXPIRED";
}

/** `ApiToken` and its queries. */
export function defineApiToken({ builder, apiToken, tokenFormat, serviceAccount, creator, node, connection, nameOrder }: Refs): void {
  const state = builder.enumType("ApiTokenState", {
    description: "Whether an API token counts.",
    values: {
      ACTIVE: { description: "It counts." },
      EXPIRED: { description: "Its end has come. A reset gives it another." },
      REVOKED: { description: "Somebody has ended it." },
    },
  });
  apiToken.implement({
    description:
      "A long-lived credential of a service account, sent as a Bearer token. Its right is what its account may do at the moment, cut with its scopes. The token itself is shown once, when it is made or reset. Needs `token:read`.",
    interfaces: [node],
    isTypeOf: isOfType("ApiToken"),
    fields: (t) => ({
      name: t.exposeString("name", { description: "What people call it." }),
      purpose: t.exposeString("purpose", { description: "What it is for, kept for audits; empty when not given." }),
      format: t.field({ type: tokenFormat, description: "What it looks like.", resolve: (parent) => parent.format }),
      hint: t.string({
        description: "How the token begins, or the `jti` in a JWT, by which it is recognized: no part of its secret.",
        resolve: (parent) => tokenHint(parent.lookupId),
      }),
      state: t.field({ type: state, description: "Whether it counts.", resolve: (parent, _, { loaders }) => stateOf(parent, loaders) }),
      scopes: t.exposeStringList("scopes", {
        description:
          "The permissions that it is narrowed to, of its account's product. With none it can do nothing. One that the account doesn't hold counts for nothing.",
      }),
      allowedOrigins: t.exposeStringList("allowedOrigins", {
        description:
          "The origins from which browsers may use it; it counts from nowhere else then. `https://*.example.com` stands for exactly one label in place of `*`. When empty, browsers can't use it.",
      }),
      allowedCidrs: t.exposeStringList("allowedCidrs", { description: "The networks from which it counts; from anywhere when empty." }),
      expiresAt: t.field({ type: "DateTime", nullable: true, description: "When it ends; null for never.", resolve: (parent) => parent.expiresAt }),
      createdAt: t.field({ type: "DateTime", description: "When it was created.", resolve: (parent) => parent.createdAt }),
      createdBy: t.field({ type: creator, description: "Who created it.", resolve: (parent, _, { loaders }) => loaders.creator.load(parent.createdBy) }),
      updatedAt: t.field({ type: "DateTime", description: "When it was last changed.", resolve: (parent) => parent.updatedAt }),
      secretCreatedAt: t.field({ type: "DateTime", description: "When its present secret was made.", resolve: (parent) => parent.secretCreatedAt }),
      lastUsedAt: t.field({
        type: "DateTime",
        nullable: true,
        description: "When it was last used, to the minute; null when it never was.",
        resolve: (parent) => parent.lastUsedAt,
      }),
      revokedAt: t.field({ type: "DateTime", nullable: true, description: "When it was revoked; null when it wasn't.", resolve: (parent) => parent.revokedAt }),
      revokedBy: t.field({
        type: creator,
        nullable: true,
        description: "Who revoked it; null when nobody did.",
        resolve: (parent, _, { loaders }) => (parent.revokedBy === null ? null : loaders.creator.load(parent.revokedBy)),
      }),
      restorableUntil: t.field({
        type: "DateTime",
        nullable: true,
        description: "Until when restoreApiTokens puts it in force again; null for one that wasn't revoked by hand, or has leaked.",
        resolve: (parent) => parent.restorableUntil,
      }),
      keyWithdrawnAt: t.field({
        type: "DateTime",
        nullable: true,
        description: "When a JWT was ended because the key that signed it had leaked; null when it wasn't. A reset gives it another.",
        resolve: (parent) => parent.keyWithdrawnAt,
      }),
      version: t.exposeInt("version", { description: "Goes up with each update; pass it to updateApiToken to overwrite nobody's change." }),
      serviceAccount: t.field({
        type: serviceAccount,
        description: "The account whose token it is.",
        resolve: (parent, _, { loaders }) => loaders.serviceAccount.load(parent.serviceAccountId),
      }),
    }),
  });

  builder.queryField("apiToken", (t) =>
    t.field({
      type: apiToken,
      nullable: true,
      description: "An API token by id. Needs `token:read`.",
      args: { id: t.arg.id({ required: true, description: "The token's id." }) },
      resolve: (_, { id }, { actor }) => getApiToken(actor, id),
    }),
  );

  const filter = builder.inputType("ApiTokenFilter", {
    description: "Which API tokens to list; all conditions must hold.",
    fields: (t) => ({
      serviceAccountId: t.id({ description: "Those of this account." }),
      state: t.field({ type: state, description: "Those in this state." }),
      expiresWithinDays: t.int({ description: "Those that count and end within so many days." }),
      unusedSince: t.field({
        type: "DateTime",
        description: "Those that were last used before this time, or were never used and made or reset before it.",
      }),
      search: t.string({ description: "Text anywhere in name, purpose or id, or in how the token begins, before its second `_`." }),
    }),
  });
  const orderField = builder.enumType("ApiTokenOrderField", {
    description: "By what a list of API tokens is ordered.",
    values: {
      NAME: { description: "By name, as people read it." },
      CREATED_AT: { description: "By the time of creation." },
      EXPIRES_AT: { description: "By when they end; those that never do come last." },
    },
  });
  const order = builder.inputType("ApiTokenOrder", {
    description: "The order of a list of API tokens.",
    fields: (t) => ({
      field: t.field({ type: orderField, required: true, description: "By what." }),
      direction: t.field({ type: nameOrder.direction, required: true, description: "In which direction." }),
    }),
  });
  connection<ApiToken, ReturnType<typeof args>>({
    field: "apiTokens",
    item: apiToken,
    description: "The API tokens of the team's service accounts, the newest first unless asked otherwise. Needs `token:read`.",
    args: args(),
    read: ({ actor }, given) => listApiTokens(actor, given),
  });
  function args() {
    return builder.args((t) => ({
      teamId: t.id({ description: "The team; for a service account its own by default." }),
      filter: t.field({ type: filter, description: "Which ones." }),
      orderBy: t.field({ type: order, description: "In which order." }),
    }));
  }
}
