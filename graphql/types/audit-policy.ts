import type { AuditPolicy } from "../../entities/index";
import { getAuditPolicy, retentionLimits, updateAuditPolicy } from "../../lib/audit/retention/audit-policy";
import { orNullIfMissing } from "../or-null-if-missing";
import type { Refs } from "./refs";

/** `AuditPolicy`, its query and its mutation. */
export function defineAuditPolicy({ builder, mutation }: Refs): void {
  const policy = builder.objectRef<AuditPolicy>("AuditPolicy").implement({
    description: "How long a team keeps its audit events.",
    fields: (t) => ({
      retentionDays: t.exposeInt("retentionDays", { nullable: true, description: "For how many days an event is kept; null for good." }),
    }),
  });

  builder.queryField("auditPolicy", (t) =>
    t.field({
      type: policy,
      nullable: true,
      description: "How long the team keeps its audit events. Needs `audit:read`.",
      args: { teamId: t.arg.id({ description: "The team; for a service account its own by default." }) },
      resolve: (_, { teamId }, { actor }) => orNullIfMissing(getAuditPolicy(actor, teamId)),
    }),
  );

  const input = builder.inputType("UpdateAuditPolicyInput", {
    description: "What to change of a team's audit policy; a field left out stays, null clears it.",
    fields: (t) => ({
      retentionDays: t.int({ description: `For how many days an event is kept, from ${retentionLimits.min} to ${retentionLimits.max}; null for good.` }),
    }),
  });
  mutation({
    name: "updateAuditPolicy",
    description:
      "Changes how long the team keeps its audit events. What is older goes within the hour, for good; the rest is still verifiable. Needs `team:update`.",
    args: builder.args((t) => ({
      teamId: t.id({ required: true, description: "The team." }),
      input: t.field({ type: input, required: true, description: "What to change." }),
    })),
    run: async ({ actor }, { teamId, input: values }) => ({ policy: await updateAuditPolicy(actor, teamId, values) }),
    payload: (t) => ({ auditPolicy: t.field({ type: policy, nullable: true, description: "The policy as it is now.", resolve: (parent) => parent.policy }) }),
  });
}
