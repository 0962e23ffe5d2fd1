import { getApiToken } from "../../lib/api-tokens/get-api-token";
import { getAuditEvent } from "../../lib/audit/get-audit-event";
import { getClientSecret, getPublicKey, getTrustRule } from "../../lib/credentials/get-credential";
import { type IdType, typeOfId } from "../../lib/ids";
import { getGroup } from "../../lib/groups/get-group";
import { getGroupMembership } from "../../lib/groups/get-group-membership";
import { getInvitation } from "../../lib/invitations/get-invitation";
import { getMember } from "../../lib/members/get-member";
import { getNotification } from "../../lib/notifications/get-notification";
import type { Actor } from "../../lib/permissions/actor";
import { getProduct } from "../../lib/products/get-product";
import { getRoleAssignment } from "../../lib/roles/get-role-assignment";
import { getRole } from "../../lib/roles/get-role";
import { getServiceAccount } from "../../lib/service-accounts/get-service-account";
import { getTeam } from "../../lib/teams/get-team";
import { getWebhook } from "../../lib/webhooks/get-webhook";
import { getWebhookDelivery } from "../../lib/webhooks/get-webhook-delivery";
import type { Refs } from "./refs";
import { assertKnown } from "../../lib/permissions/assert-known";

type Load = (actor: Actor | null, id: string) => Promise<{ id: string } | null>;

// Each type through its own use case, and so through the same authorization as everywhere.
const loads: Partial<Record<IdType, Load>> = {
  Team: (actor, id) => getTeam(actor, { id }),
  Product: getProduct,
  Role: getRole,
  RoleAssignment: getRoleAssignment,
  ServiceAccount: getServiceAccount,
  ClientSecret: getClientSecret,
  PublicKey: getPublicKey,
  TrustRule: getTrustRule,
  ApiToken: getApiToken,
  Group: getGroup,
  GroupMembership: getGroupMembership,
  Member: getMember,
  Invitation: getInvitation,
  AuditEvent: getAuditEvent,
  Webhook: getWebhook,
  WebhookDelivery: getWebhookDelivery,
  Notification: getNotification,
};

/** `node(id:)`. */
export function defineNode({ builder, node }: Refs): void {
  builder.queryField("node", (t) =>
    t.field({
      type: node,
      nullable: true,
      description: "Any object by its id. Needs what reading that object needs.",
      args: { id: t.arg.id({ required: true, description: "The object's id." }) },
      resolve: async (_, { id }, { actor }) => {
        assertKnown(actor);
        const type = typeOfId(id);
        return (type && (await loads[type]?.(actor, id))) ?? null;
      },
    }),
  );
}
