import { can } from "../../lib/permissions/authorize";
import { catalogue } from "../../lib/permissions/catalogue";
import { mostWeighed } from "../../lib/permissions/change-or-dry-run";
import { type HolderImpact, type ImpactPermission, mostHolders } from "../../lib/permissions/impact";
import type { Refs } from "./refs";

/** What every argument `dryRun` says of itself. */
export const dryRunText = "Change nothing, and tell in `impact` who would gain and lose what. What would be refused is refused all the same.";
/** What every field `impact` says of itself. */
export const impactText = "Of a dry run: who would gain and lose what. Null when the change was made.";

/** `Impact`: what a change would do. */
export function defineImpact({ builder, impact, member, serviceAccount, permission, product }: Refs): void {
  const right = builder.objectRef<ImpactPermission>("ImpactRight").implement({
    description: "A permission of a product that somebody would gain or lose.",
    fields: (t) => ({
      product: t.field({ type: product, description: "The product.", resolve: (parent, _, { loaders }) => loaders.product.load(parent.productId) }),
      permission: t.field({
        type: permission,
        description: "The permission.",
        resolve: async ({ productId, permission: name }, _, { loaders }) => {
          const { builtIn } = await loaders.product.load(productId);
          const declared = builtIn ? catalogue : await loaders.productPermissions.load(productId);
          return declared.find((candidate) => candidate.name === name) ?? { name, title: name, description: "" };
        },
      }),
    }),
  });
  const holder = builder.objectRef<HolderImpact>("HolderImpact").implement({
    description: "What a change would do to one member or service account.",
    fields: (t) => ({
      member: t.field({
        type: member,
        nullable: true,
        description: "The member; null for a service account, and for who doesn't hold `member:read`.",
        resolve: async ({ type, id }, _, { actor, loaders }) => {
          const found = type === "MEMBER" ? await loaders.member.load(id) : null;
          return found && actor && can(actor, "member:read", found.teamId) ? found : null;
        },
      }),
      serviceAccount: t.field({
        type: serviceAccount,
        nullable: true,
        description: "The service account; null for a member, and for who doesn't hold `service-account:read`.",
        resolve: async ({ type, id }, _, { actor, loaders }) => {
          const found = type === "SERVICE_ACCOUNT" ? await loaders.serviceAccount.load(id) : null;
          return found && actor && can(actor, "service-account:read", found.teamId) ? found : null;
        },
      }),
      gained: t.field({ type: [right], description: "What they don't have and would have.", resolve: (parent) => parent.gained }),
      lost: t.field({ type: [right], description: "What they have and wouldn't have.", resolve: (parent) => parent.lost }),
    }),
  });
  impact.implement({
    description: "What a change would do to whose permissions, as a dry run finds it.",
    fields: (t) => ({
      holders: t.field({
        type: [holder],
        description: `The members and service accounts that would gain or lose something; the first ${mostHolders}.`,
        resolve: (parent) => parent.holders,
      }),
      gaining: t.exposeInt("gaining", { description: "How many would gain something." }),
      losing: t.exposeInt("losing", { description: "How many would lose something." }),
      complete: t.exposeBoolean("complete", {
        description: `False when the change touches more than ${mostWeighed} members or service accounts, of whom only the first were looked at.`,
      }),
    }),
  });
}
