import type {
  ApiToken,
  AuditEvent,
  ClientSecret,
  Group,
  GroupMembership,
  Invitation,
  Member,
  Product,
  PublicKey,
  Role,
  RoleAssignment,
  ServiceAccount,
  Team,
  TrustRule,
  Webhook,
  WebhookDelivery,
} from "../../entities/index";
import type { Creator } from "../../lib/creators/creators-by-id";
import type { Actor, Membership } from "../../lib/permissions/actor";
import type { DeclaredPermission } from "../../lib/permissions/effective-permissions";
import type { Road } from "../../lib/permissions/road";
import type { Impact } from "../../lib/permissions/impact";
import type { ClientKeys } from "../../lib/service-accounts/client-keys";
import type { Builder } from "../builder";
import { connections } from "../connections";
import { mutations } from "../mutations";
import { defineActorType } from "./actor-type";
import { defineSigningAlgorithm } from "./signing-algorithm";
import { defineTokenFormat } from "./token-format";
import { defineWebhookKinds } from "./webhook-kinds";

/** Permissions as the schema shows them, whoever declares them. */
type PermissionShape = DeclaredPermission;

/** All that the type files share: references to each other's types, and the two helpers. */
export function createRefs(builder: Builder) {
  const node = builder.interfaceRef<{ id: string }>("Node").implement({
    description: "An object with an id that is unique on the installation.",
    fields: (t) => ({ id: t.exposeID("id", { description: "Opaque, type-prefixed, sortable by the time it was made." }) }),
  });
  const direction = builder.enumType("OrderDirection", {
    description: "In which direction a list is ordered.",
    values: { ASC: { description: "Smallest, earliest or A first." }, DESC: { description: "Largest, latest or Z first." } },
  });
  const endOrderField = builder.enumType("EndOrderField", {
    description: "By what a list of things that may end is ordered.",
    values: { CREATED_AT: { description: "By the time of creation." }, EXPIRES_AT: { description: "By when they end; those that never do come last." } },
  });
  return {
    builder,
    node,
    connection: connections(builder),
    mutation: mutations(builder),
    team: builder.objectRef<Team>("Team"),
    product: builder.objectRef<Product>("Product"),
    permission: builder.objectRef<PermissionShape>("Permission"),
    role: builder.objectRef<Role>("Role"),
    roleAssignment: builder.objectRef<RoleAssignment>("RoleAssignment"),
    group: builder.objectRef<Group>("Group"),
    groupMembership: builder.objectRef<GroupMembership>("GroupMembership"),
    invitation: builder.objectRef<Invitation>("Invitation"),
    member: builder.objectRef<Member>("Member"),
    impact: builder.objectRef<Impact>("Impact"),
    road: builder.objectRef<Road>("Road"),
    serviceAccount: builder.objectRef<ServiceAccount>("ServiceAccount"),
    clientSecret: builder.objectRef<ClientSecret>("ClientSecret"),
    publicKey: builder.objectRef<PublicKey>("PublicKey"),
    trustRule: builder.objectRef<TrustRule>("TrustRule"),
    clientKeys: builder.objectRef<ClientKeys>("ClientKeys"),
    webhook: builder.objectRef<Webhook>("Webhook"),
    webhookDelivery: builder.objectRef<WebhookDelivery>("WebhookDelivery"),
    ...defineWebhookKinds(builder),
    apiToken: builder.objectRef<ApiToken>("ApiToken"),
    tokenFormat: defineTokenFormat(builder),
    signingAlgorithm: defineSigningAlgorithm(builder),
    auditEvent: builder.objectRef<AuditEvent>("AuditEvent"),
    actorType: defineActorType(builder),
    creator: builder.objectRef<Creator>("Creator"),
    viewer: builder.objectRef<Actor>("Viewer"),
    membership: builder.objectRef<Pick<Membership, "teamId" | "permissions"> & { memberId: string | null }>("Membership"),
    endOrder: builder.inputType("EndOrder", {
      description: "The order of a list of things that may end.",
      fields: (t) => ({
        field: t.field({ type: endOrderField, required: true, description: "By what." }),
        direction: t.field({ type: direction, required: true, description: "In which direction." }),
      }),
    }),
    nameOrder: {
      field: builder.enumType("NameOrderField", {
        description: "By what a list is ordered.",
        values: { NAME: { description: "By name, as people read it." }, CREATED_AT: { description: "By the time of creation." } },
      }),
      direction,
    },
  };
}

export type Refs = ReturnType<typeof createRefs>;
