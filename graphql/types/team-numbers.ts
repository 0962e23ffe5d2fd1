import { type TeamNumbers, teamNumbers } from "../../lib/teams/team-numbers";
import { orNullIfMissing } from "../or-null-if-missing";
import type { Refs } from "./refs";

/** `TeamNumbers` and its query. */
export function defineTeamNumbers({ builder }: Refs): void {
  const numbers = builder.objectRef<TeamNumbers>("TeamNumbers").implement({
    description: "How a team is doing, in numbers, each of which a list shows one by one.",
    fields: (t) => ({
      serviceAccounts: t.exposeInt("serviceAccounts", { description: "All its service accounts." }),
      disabledServiceAccounts: t.exposeInt("disabledServiceAccounts", { description: "Those that are switched off." }),
      dormantServiceAccounts: t.exposeInt("dormantServiceAccounts", { description: "Those that are switched on and nobody has used for `dormantDays`." }),
      dormantClientSecrets: t.exposeInt("dormantClientSecrets", { description: "Client secrets that are in force and nobody has used for `dormantDays`." }),
      expiringCredentials: t.exposeInt("expiringCredentials", {
        description: "Client secrets, public keys and trust rules that are in force and end within `expiringDays`.",
      }),
      dormantApiTokens: t.exposeInt("dormantApiTokens", {
        nullable: true,
        description: "API tokens that are in force and nobody has used for `dormantDays`; null for who doesn't hold `token:read`.",
      }),
      expiringApiTokens: t.exposeInt("expiringApiTokens", {
        nullable: true,
        description: "API tokens that are in force and end within `expiringDays`; null for who doesn't hold `token:read`.",
      }),
      expiringRoleAssignments: t.exposeInt("expiringRoleAssignments", {
        nullable: true,
        description: "Assigned roles that count and end within `expiringDays`; null for who doesn't hold `role:read`.",
      }),
      expiringGroupMemberships: t.exposeInt("expiringGroupMemberships", {
        nullable: true,
        description: "Memberships of groups that count and end within `expiringDays`; null for who doesn't hold `group:read`.",
      }),
      callsToday: t.exposeFloat("callsToday", { description: "Calls since midnight in UTC." }),
      callsLastWeek: t.exposeFloat("callsLastWeek", { description: "Calls in the same hours of the same day a week ago, the present hour included." }),
      refusalsToday: t.exposeFloat("refusalsToday", { description: "Refusals since midnight in UTC." }),
      refusalsLastWeek: t.exposeFloat("refusalsLastWeek", { description: "Refusals in the same hours a week ago." }),
    }),
  });
  builder.queryField("teamNumbers", (t) =>
    t.field({
      type: numbers,
      nullable: true,
      complexity: 50,
      description: "How the team is doing, in numbers. Needs `service-account:read`.",
      args: {
        teamId: t.arg.id({ description: "The team; for a service account its own by default." }),
        dormantDays: t.arg.int({ defaultValue: 90, description: "After how many days without use something counts as dormant, from 1 to 3650." }),
        expiringDays: t.arg.int({ defaultValue: 30, description: "Within how many days something must end to be counted, from 1 to 3650." }),
      },
      resolve: (_, { teamId, dormantDays, expiringDays }, { actor }) =>
        orNullIfMissing(teamNumbers(actor, teamId, { dormantDays: dormantDays ?? 90, expiringDays: expiringDays ?? 30 })),
    }),
  );
}
