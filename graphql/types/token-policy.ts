import type { TokenPolicy } from "../../entities/index";
import { mostDays } from "../../lib/api-tokens/expiry";
import { getTokenPolicy, updateTokenPolicy } from "../../lib/api-tokens/token-policy";
import { orNullIfMissing } from "../or-null-if-missing";
import type { Refs } from "./refs";

/** `TokenPolicy`, its query and its mutation. */
export function defineTokenPolicy({ builder, mutation }: Refs): void {
  const policy = builder.objectRef<TokenPolicy>("TokenPolicy").implement({
    description: "What a team demands of API tokens when they are made or reset.",
    fields: (t) => ({
      maxLifetimeDays: t.exposeInt("maxLifetimeDays", { nullable: true, description: "The longest lifetime, in days; null for any, and for none." }),
      purposeRequired: t.exposeBoolean("purposeRequired", { description: "Whether each token must say what it is for." }),
      revokeLeaked: t.exposeBoolean("revokeLeaked", {
        description: "Whether a token or a client secret that is reported as leaked is ended at once; else the report is in the audit trail only.",
      }),
    }),
  });
  const team = "The team; for a service account its own by default.";

  builder.queryField("tokenPolicy", (t) =>
    t.field({
      type: policy,
      nullable: true,
      description: "What the team demands of API tokens. Needs `token:read`.",
      args: { teamId: t.arg.id({ description: team }) },
      resolve: (_, { teamId }, { actor }) => orNullIfMissing(getTokenPolicy(actor, teamId)),
    }),
  );

  const input = builder.inputType("UpdateTokenPolicyInput", {
    description: "What to change of a team's token policy; a field left out stays, null clears it.",
    fields: (t) => ({
      maxLifetimeDays: t.int({ description: `The longest lifetime, from 1 to ${mostDays} days; null for any.` }),
      purposeRequired: t.boolean({ description: "Whether each token must say what it is for; null for no." }),
      revokeLeaked: t.boolean({ description: "Whether a token or a client secret that is reported as leaked is ended at once; null for yes." }),
    }),
  });
  mutation({
    name: "updateTokenPolicy",
    description: "Changes what the team demands of API tokens; those that exist stay as they are until they are reset. Needs `team:update`.",
    args: builder.args((t) => ({
      teamId: t.id({ required: true, description: "The team." }),
      input: t.field({ type: input, required: true, description: "What to change." }),
    })),
    run: async ({ actor }, { teamId, input: values }) => ({ policy: await updateTokenPolicy(actor, teamId, values) }),
    payload: (t) => ({ tokenPolicy: t.field({ type: policy, nullable: true, description: "The policy as it is now.", resolve: (parent) => parent.policy }) }),
  });
}
