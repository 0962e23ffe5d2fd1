import { type Advice, isAdvised, type DatedRoad } from "../../lib/least-privilege/advise";
import { daysLimits } from "../../lib/least-privilege/advice-for";
import { applyAdvice } from "../../lib/least-privilege/apply-advice";
import { adviceForAccount, type AdvicePage, type DatedAdvice, listAdvice } from "../../lib/least-privilege/list-advice";
import { undoAdvice } from "../../lib/least-privilege/undo-advice";
import { orNullIfMissing } from "../or-null-if-missing";
import { dryRunText, impactText } from "./impact";
import type { Refs } from "./refs";

/** `LeastPrivilege`: what accounts hold and don't use, and how they come to hold no more. */
export function defineLeastPrivilege({ builder, serviceAccount, role, group, impact, mutation }: Refs): void {
  const narrow = builder.objectRef<NonNullable<Advice["narrow"]>>("NarrowerRole").implement({
    description: "A role that would do in the stead of others, of which only a part was used.",
    fields: (t) => ({
      replaces: t.field({
        type: [role],
        description: "The roles that it would replace, all assigned directly.",
        resolve: ({ replaces }, _, { loaders }) => rolesOf(replaces, (id) => loaders.role.load(id)),
      }),
      permissions: t.exposeStringList("permissions", { description: "What it would permit: what was used of them." }),
    }),
  });
  const advice = builder.objectRef<DatedAdvice>("LeastPrivilege").implement({
    description: "What a service account holds on its product and hasn't used for so long, and what would be taken from it. What it got later isn't touched.",
    fields: (t) => ({
      serviceAccount: t.field({
        type: serviceAccount,
        description: "The account.",
        resolve: (parent, _, { loaders }) => loaders.serviceAccount.load(parent.serviceAccountId),
      }),
      advised: t.boolean({ description: "Whether there is anything to change.", resolve: isAdvised }),
      since: t.field({ type: "DateTime", description: "From when on uses count.", resolve: (parent) => parent.since }),
      used: t.exposeStringList("used", { description: "The permissions that it has exercised since, with those that these are of no use without." }),
      unused: t.exposeStringList("unused", { description: "The permissions that it has held all the time and not exercised since." }),
      unassign: t.field({
        type: [role],
        description: "Roles of which nothing was used.",
        resolve: ({ unassign }, _, { loaders }) => rolesOf(unassign, (id) => loaders.role.load(id)),
      }),
      leave: t.field({
        type: [group],
        description: "Groups by which nothing comes that was used.",
        resolve: ({ leave }, _, { loaders }) => Promise.all(leave.map(({ groupId }) => loaders.group.load(groupId!))),
      }),
      narrow: t.field({
        type: narrow,
        nullable: true,
        description: "A narrower role for those of which a part was used; null when there are none.",
        resolve: (parent) => parent.narrow,
      }),
    }),
  });
  const rolesOf = async <Found>(roads: readonly DatedRoad[], load: (id: string) => Promise<Found>) => Promise.all(roads.map(({ roleId }) => load(roleId)));
  const page = builder.objectRef<AdvicePage>("LeastPrivilegePage").implement({
    description: "A page of accounts that hold more than they use. One before the last may be short, and even empty.",
    fields: (t) => ({
      nodes: t.field({ type: [advice], complexity: { field: 0, multiplier: 1 }, description: "What there is to say.", resolve: ({ items }) => items }),
      endCursor: t.exposeString("endCursor", { nullable: true, description: "Pass it as after for the next page; null at the end." }),
      observedSince: t.field({
        type: "DateTime",
        nullable: true,
        description: "Since when uses are counted in the team: what was used before isn't known, and looks unused. Null when nothing was counted yet.",
        resolve: (parent) => parent.observedSince,
      }),
    }),
  });
  const days = `Uses of so many days count, from ${daysLimits.min} to ${daysLimits.max}; ${daysLimits.default} by default.`;
  const needs = "Needs `role:read` and `service-account:read`.";
  builder.queryField("leastPrivilegeAdvice", (t) =>
    t.field({
      type: page,
      nullable: true,
      complexity: (args) => ({ field: 20, multiplier: Math.min(Math.max(args.first ?? 25, 1), 100) }),
      description: `The enabled service accounts of the team that hold more than they use. Of a product that never told of a use by an account nothing is advised. ${needs}`,
      args: {
        teamId: t.arg.id({ description: "The team." }),
        days: t.arg.int({ description: days }),
        first: t.arg.int({ description: "How many at most, 25 by default, at most 100." }),
        after: t.arg.string({ description: "Only those after this cursor." }),
      },
      resolve: (_, args, { actor, turns }) => orNullIfMissing(turns(() => listAdvice(actor, args))),
    }),
  );
  builder.queryField("leastPrivilege", (t) =>
    t.field({
      type: advice,
      nullable: true,
      complexity: 20,
      description: `The advice for one service account, also when it holds no more than it uses. ${needs}`,
      args: { serviceAccountId: t.arg.id({ required: true, description: "The account." }), days: t.arg.int({ description: days }) },
      resolve: (_, { serviceAccountId, days: count }, { actor }) => orNullIfMissing(adviceForAccount(actor, serviceAccountId, count)),
    }),
  );

  const input = builder.inputType("ApplyLeastPrivilegeInput", {
    description: "From which account to take what it doesn't use.",
    fields: (t) => ({
      serviceAccountId: t.id({ required: true, description: "The account." }),
      days: t.int({ description: days }),
      narrow: t.boolean({
        description: "Whether roles of which a part was used are replaced by one with just that part, which is made if there is none; true by default.",
      }),
    }),
  });
  mutation({
    name: "applyLeastPrivilege",
    description:
      "Takes from a service account what it doesn't use, as `leastPrivilege` says at this moment: all of it, or nothing when a part is refused. Needs `role:read`, `role-assignment:delete`, to leave a group `group:update`, and for a narrower role `role-assignment:create`, the right to give its permissions, a recent sign-in, and `role:create` when there is none.",
    args: builder.args((t) => ({
      input: t.field({ type: input, required: true, description: "From which account." }),
      dryRun: t.boolean({ description: dryRunText }),
    })),
    run: async ({ actor }, { input: given, dryRun }) => {
      const { result, impact: would } = await applyAdvice(actor, given, dryRun);
      return { account: result?.account ?? null, undo: result?.undo ?? null, impact: would };
    },
    payload: (t) => ({
      serviceAccount: t.field({
        type: serviceAccount,
        nullable: true,
        description: "The account as it is now; null after a dry run.",
        resolve: (parent) => parent.account,
      }),
      undo: t.string({
        nullable: true,
        description: "What undoLeastPrivilege takes to restore it; null after a dry run, and when there was nothing to take.",
        resolve: (parent) => parent.undo,
      }),
      impact: t.field({ type: impact, nullable: true, description: impactText, resolve: (parent) => parent.impact }),
    }),
  });
  mutation({
    name: "undoLeastPrivilege",
    description:
      "Gives a service account back what applyLeastPrivilege took, and takes what it got instead: all of it, or nothing. Needs `role-assignment:create`, the right to give each permission of the roles, and a recent sign-in; for groups `group:update`, and for what it got instead `role-assignment:delete`.",
    args: builder.args((t) => ({ undo: t.string({ required: true, description: "What applyLeastPrivilege answered as `undo`." }) })),
    run: async ({ actor }, { undo }) => ({ account: await undoAdvice(actor, undo) }),
    payload: (t) => ({
      serviceAccount: t.field({ type: serviceAccount, nullable: true, description: "The account as it is now.", resolve: (parent) => parent.account }),
    }),
  });
}
