import type { ApiToken, ServiceAccount } from "../../entities/index";
import { largest, setAccountLimits, setTokenLimit } from "../../lib/quotas/set-limits";
import type { Refs } from "./refs";

const used = (taken: number, limit: number | null | undefined) => (limit == null ? null : Math.min(taken, limit));

/** How often accounts and tokens may call: fields of both, and their mutations. */
export function defineLimits({ builder, serviceAccount, apiToken, mutation }: Refs): void {
  const requestsText = "How often it may call Latchkey's API in a minute; null for any number.";
  const usedText = "How many of them are used in the present minute, with what instances have set aside; null without a limit.";
  const accountLimits = builder.objectRef<ServiceAccount>("ServiceAccountLimits").implement({
    description: "How often a service account may call, and how many access tokens it may get, with how much of that is used.",
    fields: (t) => ({
      requestsPerMinute: t.int({ nullable: true, description: requestsText, resolve: (parent) => parent.requestsPerMinute ?? null }),
      requestsUsed: t.int({
        nullable: true,
        description: usedText,
        resolve: async ({ id, requestsPerMinute }, _, { loaders }) => used(await loaders.requestsTaken.load(id), requestsPerMinute),
      }),
      grantsPerDay: t.int({
        nullable: true,
        description: "How many access tokens it may get in a day (UTC); null for any number.",
        resolve: (parent) => parent.grantsPerDay ?? null,
      }),
      grantsUsed: t.int({
        nullable: true,
        description: "How many of them are used today, with what instances have set aside; null without a limit.",
        resolve: async ({ id, grantsPerDay }, _, { loaders }) => used(await loaders.grantsTaken.load(id), grantsPerDay),
      }),
    }),
  });
  const tokenLimits = builder.objectRef<ApiToken>("ApiTokenLimits").implement({
    description: "How often an API token may call, with how much of that is used. What its account may bounds it as well.",
    fields: (t) => ({
      requestsPerMinute: t.int({ nullable: true, description: requestsText, resolve: (parent) => parent.requestsPerMinute ?? null }),
      requestsUsed: t.int({
        nullable: true,
        description: usedText,
        resolve: async ({ id, requestsPerMinute }, _, { loaders }) => used(await loaders.requestsTaken.load(id), requestsPerMinute),
      }),
    }),
  });
  builder.objectField(serviceAccount, "limits", (t) =>
    t.field({ type: accountLimits, description: "How often it may call, and how many access tokens it may get.", resolve: (parent) => parent }),
  );
  builder.objectField(apiToken, "limits", (t) => t.field({ type: tokenLimits, description: "How often it may call.", resolve: (parent) => parent }));

  const versionText = "The version that you have read. When it is no longer the present one, nothing is written and the user error is `CONFLICT`.";
  const requests = `Calls in a minute, from 1 to ${largest.requestsPerMinute}; null for any number.`;
  const accountInput = builder.inputType("SetServiceAccountLimitsInput", {
    description: "The limits of a service account; a field left out stays.",
    fields: (t) => ({
      requestsPerMinute: t.int({ description: requests }),
      grantsPerDay: t.int({ description: `Access tokens in a day (UTC), from 1 to ${largest.grantsPerDay}; null for any number.` }),
      version: t.int({ description: versionText }),
    }),
  });
  const tokenInput = builder.inputType("SetApiTokenLimitsInput", {
    description: "The limits of an API token; a field left out stays.",
    fields: (t) => ({ requestsPerMinute: t.int({ description: requests }), version: t.int({ description: versionText }) }),
  });
  mutation({
    name: "setServiceAccountLimits",
    description:
      "Changes how often a service account may call Latchkey's API, with whatever token, and how many access tokens it may get. Beyond that the answer is HTTP 429 with `Retry-After`. Needs `service-account:update`; an account can't change its own.",
    args: builder.args((t) => ({
      id: t.id({ required: true, description: "The service account's id." }),
      input: t.field({ type: accountInput, required: true, description: "The limits." }),
    })),
    run: async ({ actor }, { id, input }) => ({ account: await setAccountLimits(actor, id, input) }),
    payload: (t) => ({
      serviceAccount: t.field({ type: serviceAccount, nullable: true, description: "The service account as it is now.", resolve: (parent) => parent.account }),
    }),
  });
  mutation({
    name: "setApiTokenLimits",
    description:
      "Changes how often an API token may call. Beyond that the answer is HTTP 429 with `Retry-After`. Needs `token:update`; an account can't change those of its own.",
    args: builder.args((t) => ({
      id: t.id({ required: true, description: "The token's id." }),
      input: t.field({ type: tokenInput, required: true, description: "The limits." }),
    })),
    run: async ({ actor }, { id, input }) => ({ token: await setTokenLimit(actor, id, input) }),
    payload: (t) => ({ apiToken: t.field({ type: apiToken, nullable: true, description: "The token as it is now.", resolve: (parent) => parent.token }) }),
  });
}
