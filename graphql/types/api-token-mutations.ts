import { createApiToken } from "../../lib/api-tokens/create-api-token";
import { mostDays, mostJwtDays } from "../../lib/api-tokens/expiry";
import { mostTokens } from "../../lib/api-tokens/input";
import { mostNetworks } from "../../lib/bounds/networks";
import { mostOrigins } from "../../lib/bounds/origins";
import { resetApiToken } from "../../lib/api-tokens/reset-api-token";
import { restoreApiTokens } from "../../lib/api-tokens/restore-api-tokens";
import { revokeApiToken, revokeApiTokens } from "../../lib/api-tokens/revoke-api-tokens";
import { revokeEverything } from "../../lib/api-tokens/revoke-everything";
import { revokeOwnToken } from "../../lib/api-tokens/revoke-own-token";
import { updateApiToken } from "../../lib/api-tokens/update-api-token";
import { mostAtOnce } from "../../lib/service-accounts/account-ids";
import type { Refs } from "./refs";

const once = "The token itself: in the form `^lk_[0-9A-Za-z]{16}_[0-9A-Za-z]{49}$`, or a JWT. It is shown this once and can't be read again.";

/** The mutations of API tokens. */
export function defineApiTokenMutations({ builder, apiToken, tokenFormat, serviceAccount, mutation }: Refs): void {
  type InputFields = Parameters<Parameters<typeof builder.inputType>[1]["fields"]>[0];
  const end = (t: InputFields) => ({
    expiresAt: t.field({ type: "DateTime", description: "When it ends, in the future." }),
    expiresInDays: t.int({ description: `In how many days it ends, from 1 to ${mostDays}; instead of expiresAt.` }),
  });
  const inside = (t: InputFields) => ({
    scopes: t.stringList({ description: "Permissions that the account holds and you may give; none: it can do nothing." }),
    allowedOrigins: t.stringList({
      description: `Origins from which browsers may use it, such as https://app.example.com or https://*.example.com, at most ${mostOrigins}.`,
    }),
  });
  const details = (t: InputFields) => ({
    purpose: t.string({ description: "What it is for, at most 2000 characters; the team's policy may require it." }),
    ...inside(t),
    allowedCidrs: t.stringList({ description: `Networks from which it counts, such as 203.0.113.0/24 or 2001:db8::/32, at most ${mostNetworks}.` }),
  });
  const createInput = builder.inputType("CreateApiTokenInput", {
    description: "A new API token. With neither expiresAt nor expiresInDays it never ends, if the team's policy allows that.",
    fields: (t) => ({
      serviceAccountId: t.id({ required: true, description: "The account whose token it is." }),
      name: t.string({ required: true, description: "What to call it, at most 100 characters." }),
      format: t.field({
        type: tokenFormat,
        defaultValue: "OPAQUE",
        description: `What it shall look like. A JWT must have an end, in at most ${mostJwtDays} days.`,
      }),
      ...details(t),
      ...end(t),
    }),
  });
  const updateInput = builder.inputType("UpdateApiTokenInput", {
    description:
      "What to change of an API token; a field left out stays, null clears it. Lists are replaced as a whole. Scopes and origins of a JWT are changed by resetApiToken.",
    fields: (t) => ({
      name: t.string({ description: "What to call it, at most 100 characters." }),
      ...details(t),
      version: t.int({
        description: "The version that you have read. When it is no longer the present one, nothing is written and the user error is `CONFLICT`.",
      }),
    }),
  });
  const resetInput = builder.inputType("ResetApiTokenInput", {
    description: "What shall be new beside the secret; what is left out stays. Scopes and origins of a JWT stand in it, and change in this way only.",
    fields: (t) => ({ ...end(t), ...inside(t) }),
  });
  const byId = (t: Parameters<Parameters<typeof builder.args>[0]>[0]) => ({ id: t.id({ required: true, description: "The token's id." }) });

  mutation({
    name: "createApiToken",
    description: `Creates an API token of a service account, which can have ${mostTokens}. Needs \`token:create\`, the right to give each scope, and a recent sign-in. A JWT for a product of the team also needs the right to give all that the account may do there: the product may grant that by the account's name, which stands in it.`,
    args: builder.args((t) => ({ input: t.field({ type: createInput, required: true, description: "The new token." }) })),
    run: ({ actor }, { input }) => createApiToken(actor, input),
    payload: (t) => ({
      apiToken: t.field({ type: apiToken, nullable: true, description: "The new token's entry.", resolve: (parent) => parent.token }),
      token: t.string({ nullable: true, description: once, resolve: (parent) => parent.plainToken }),
    }),
  });
  mutation({
    name: "updateApiToken",
    description:
      "Changes an API token; it counts from the token's next call on. Needs `token:update`; for what it adds the right to give it, for another place of use the right to give all its scopes, and a recent sign-in for both.",
    args: builder.args((t) => ({ ...byId(t), input: t.field({ type: updateInput, required: true, description: "What to change." }) })),
    run: async ({ actor }, { id, input }) => ({ token: await updateApiToken(actor, id, input) }),
    payload: (t) => ({ apiToken: t.field({ type: apiToken, nullable: true, description: "The token as it is now.", resolve: (parent) => parent.token }) }),
  });
  mutation({
    name: "resetApiToken",
    description:
      "Gives an API token a new secret: the old one is refused at once, all else stays unless you say so. Needs what createApiToken needs, for its old scopes and its new ones. The team's policy counts anew: a token without the purpose that it requires is given one by updateApiToken first, and an end beyond its maximum is replaced here.",
    args: builder.args((t) => ({ ...byId(t), input: t.field({ type: resetInput, description: "What shall be new." }) })),
    run: ({ actor }, { id, input }) => resetApiToken(actor, id, input ?? {}),
    payload: (t) => ({
      apiToken: t.field({ type: apiToken, nullable: true, description: "The token's entry.", resolve: (parent) => parent.token }),
      token: t.string({ nullable: true, description: once, resolve: (parent) => parent.plainToken }),
    }),
  });
  mutation({
    name: "revokeApiToken",
    description: "Ends an API token at once. For a day restoreApiTokens takes it back. Needs `token:revoke`.",
    args: builder.args(byId),
    run: async ({ actor }, { id }) => ({ token: await revokeApiToken(actor, id) }),
    payload: (t) => ({ apiToken: t.field({ type: apiToken, nullable: true, description: "The token as it is now.", resolve: (parent) => parent.token }) }),
  });
  const several = (name: string, description: string, run: typeof revokeApiTokens) =>
    mutation({
      name,
      description,
      args: builder.args((t) => ({ ids: t.idList({ required: true, description: `The tokens' ids, at least 1 and at most ${mostAtOnce}.` }) })),
      size: ({ ids }) => Math.min(ids.length, mostAtOnce),
      run: ({ actor }, { ids }) => run(actor, ids),
      payload: (t) => ({
        apiTokens: t.field({
          type: [apiToken],
          nullable: true,
          complexity: { field: 0, multiplier: 1 },
          description: "The tokens as they are now, in the order in which they were named.",
          resolve: (parent) => parent.tokens,
        }),
        changedIds: t.idList({
          nullable: true,
          complexity: { field: 0, multiplier: 1 },
          description: "Those that this has changed: the opposite mutation with these takes it back.",
          resolve: (parent) => parent.changedIds,
        }),
      }),
    });
  several(
    "revokeApiTokens",
    "Ends API tokens at once: all of them, or none when one is refused. For a day restoreApiTokens takes it back. Needs `token:revoke`.",
    revokeApiTokens,
  );
  several(
    "restoreApiTokens",
    "Puts API tokens in force again that were revoked by hand less than a day ago: all of them, or none when one is refused. Not those that leaked, or that ended with everything of their account. Needs what createApiToken needs, for their scopes.",
    restoreApiTokens,
  );
  mutation({
    name: "revokeOwnToken",
    description: "Ends the API token that sends this, at once and for good. Needs no permission: whoever has a token may end it.",
    args: {},
    run: async ({ actor }) => ({ token: await revokeOwnToken(actor) }),
    payload: (t) => ({
      apiToken: t.field({ type: apiToken, nullable: true, description: "The token as it is now.", resolve: (parent) => parent.token }),
    }),
  });
  mutation({
    name: "revokeEverything",
    description:
      "Ends all that a service account could prove itself with, at once: its client keys, public keys and trust rules, every access token that was got with them, and its API tokens. The account stays, and gets new keys by regenerateClientKeys. Needs `token:revoke` and `service-account:regenerate-keys`.",
    args: builder.args((t) => ({ serviceAccountId: t.id({ required: true, description: "The account." }) })),
    run: ({ actor }, { serviceAccountId }) => revokeEverything(actor, serviceAccountId),
    payload: (t) => ({
      serviceAccount: t.field({ type: serviceAccount, nullable: true, description: "The account as it is now.", resolve: (parent) => parent.account }),
      revokedTokens: t.int({ nullable: true, description: "How many API tokens were revoked.", resolve: (parent) => parent.revokedTokens }),
    }),
  });
}
