import { can } from "../../lib/permissions/authorize";
import { mostUses, recordPermissionUse } from "../../lib/usage/record-permission-use";
import { type ShownLastUse, type ShownPermissionUse, type UsagePoint, usageRange } from "../../lib/usage/usage-of";
import type { Refs } from "./refs";

/** `Usage` of service accounts, their credentials and teams, and how products tell of theirs. */
export function defineUsage({ builder, mutation, serviceAccount, apiToken, clientSecret, publicKey, trustRule, team }: Refs): void {
  const interval = builder.enumType("UsageInterval", {
    description: "By what calls are counted.",
    values: { HOUR: { description: "By the hour; kept for 31 days." }, DAY: { description: "By the day in UTC; kept for 400 days." } },
  });
  const point = builder.objectRef<UsagePoint>("UsagePoint").implement({
    description: "What was counted in one hour or day.",
    fields: (t) => ({
      at: t.field({ type: "DateTime", description: "When it begins.", resolve: (parent) => parent.at }),
      calls: t.exposeFloat("calls", {
        description: "Access tokens that were granted, calls of Latchkey's API, and calls that products have told of by introspection.",
      }),
      refusals: t.exposeFloat("refusals", { description: "Refused grants, refused tokens, and calls for which a permission was missing." }),
    }),
  });
  const usage = builder.objectRef<{ points: UsagePoint[] }>("Usage").implement({
    description: "How much something was used, up to a minute ago.",
    fields: (t) => ({
      calls: t.float({ description: "All calls of the range.", resolve: ({ points }) => points.reduce((sum, { calls }) => sum + calls, 0) }),
      refusals: t.float({ description: "All refusals of the range.", resolve: ({ points }) => points.reduce((sum, { refusals }) => sum + refusals, 0) }),
      points: t.field({
        type: [point],
        complexity: { field: 1, multiplier: 1 },
        description: "Each hour or day of the range, also those without calls.",
        resolve: (parent) => parent.points,
      }),
    }),
  });
  const lastUse = builder.objectRef<ShownLastUse>("LastUse").implement({
    description: "When, from where and with what something was last used.",
    fields: (t) => ({
      at: t.field({ type: "DateTime", description: "When.", resolve: (parent) => parent.at }),
      address: t.exposeString("address", {
        nullable: true,
        description: "The address that the request came from; null for who doesn't hold `audit:read`, and when only a product knows it.",
      }),
      agent: t.exposeString("agent", { nullable: true, description: "The program that sent it, such as `curl` or `Firefox`; null when it didn't say." }),
    }),
  });
  const permissionUse = builder.objectRef<ShownPermissionUse>("PermissionUse").implement({
    description: "That a permission was exercised.",
    fields: (t) => ({
      permission: t.exposeString("permission", { description: "Its name." }),
      lastUsedAt: t.field({ type: "DateTime", description: "When it last was.", resolve: (parent) => parent.lastUsedAt }),
      uses: t.exposeFloat("uses", { description: "How many times since it was first." }),
    }),
  });

  const rangeArgs = builder.args((t) => ({
    by: t.field({ type: interval, description: "By the hour or by the day; by the day unless said otherwise." }),
    from: t.field({ type: "DateTime", description: "From when on; a day or 30 days before the end by default." }),
    until: t.field({ type: "DateTime", description: "Until when; now by default." }),
  }));

  // Of these only the id and the team are asked for.
  for (const ref of [serviceAccount, apiToken, clientSecret, publicKey, trustRule] as const)
    builder.objectFields(ref as typeof serviceAccount, (t) => ({
      usage: t.field({
        type: usage,
        complexity: 10,
        args: rangeArgs,
        description: "Calls and refusals over time.",
        resolve: async ({ id, teamId }, args, { loaders }) => ({ points: await loaders.usage(usageRange(args)).load(`${teamId} ${id}`) }),
      }),
      lastUse: t.field({
        type: lastUse,
        nullable: true,
        description: "Its last use; null when there was none.",
        resolve: async ({ id, teamId }, _, { actor, loaders }) => {
          const found = await loaders.lastUse.load(`${teamId} ${id}`);
          return found && actor && can(actor, "audit:read", teamId) ? found : found && { ...found, address: null };
        },
      }),
    }));
  for (const ref of [serviceAccount, apiToken] as const)
    builder.objectFields(ref as typeof serviceAccount, (t) => ({
      permissionUses: t.field({
        type: [permissionUse],
        complexity: { field: 1, multiplier: 10 },
        description: "The permissions that it has exercised, the latest first.",
        resolve: ({ id, teamId }, _, { loaders }) => loaders.permissionUses.load(`${teamId} ${id}`),
      }),
    }));
  builder.objectField(team, "usage", (t) =>
    t.field({
      type: usage,
      nullable: true,
      complexity: 10,
      args: rangeArgs,
      description: "Calls and refusals of all its service accounts over time; null for who doesn't hold `service-account:read`.",
      resolve: async ({ id }, args, { actor, loaders }) =>
        actor && can(actor, "service-account:read", id) ? { points: await loaders.usage(usageRange(args)).load(`${id} ${id}`) } : null,
    }),
  );

  const input = builder.inputType("PermissionUseInput", {
    description: "That a service account has done what a permission of its product permits.",
    fields: (t) => ({
      serviceAccountId: t.id({ required: true, description: "The account: `sub` of its token." }),
      permission: t.string({ required: true, description: "The permission's name." }),
      uses: t.int({ description: "How many times; once by default." }),
      lastUsedAt: t.field({ type: "DateTime", description: "The last of these times, within the last 7 days; now by default." }),
    }),
  });
  mutation({
    name: "recordPermissionUse",
    description:
      "Tells which permissions of products were exercised by whom, so that Latchkey can say which aren't needed: all of it is taken down, or nothing. Products call it now and then with what they have counted. Needs `usage:report`.",
    args: builder.args((t) => ({
      teamId: t.id({ description: "The team; for a service account its own by default." }),
      uses: t.field({ type: [input], required: true, description: `What was exercised, at least 1 and at most ${mostUses}.` }),
    })),
    run: async ({ actor }, { teamId, uses }) => ({ recorded: await recordPermissionUse(actor, teamId, uses) }),
    payload: (t) => ({ recorded: t.int({ nullable: true, description: "How many were taken down.", resolve: (parent) => parent.recorded }) }),
  });
}
