import type { AuditEvent } from "../../entities/index";
import { listAuditEvents } from "../../lib/audit/list-audit-events";
import { isOfType } from "../is-of-type";
import type { ActorType } from "./actor-type";
import type { Refs } from "./refs";

/** `AuditEvent` and its query. */
export function defineAuditEvent({ builder, actorType, auditEvent, node, connection, nameOrder }: Refs): void {
  auditEvent.implement({
    description: "Who did what to which target, when and from where. Written with the change itself, never changed after. Needs `audit:read`.",
    interfaces: [node],
    isTypeOf: isOfType("AuditEvent"),
    fields: (t) => ({
      at: t.field({ type: "DateTime", description: "When it happened.", resolve: (parent) => parent.at }),
      action: t.exposeString("action", { description: "`noun.verb`, such as `service-account.create` or `token.refuse`." }),
      actorType: t.field({ type: actorType, description: "What kind of identity did it.", resolve: (parent) => parent.actorType as ActorType }),
      actorId: t.exposeID("actorId", { nullable: true, description: "Who did it; null for nobody we know." }),
      actorName: t.exposeString("actorName", { description: "Their name at that time." }),
      targetType: t.exposeString("targetType", { nullable: true, description: "The type of what it was done to." }),
      targetId: t.exposeID("targetId", { nullable: true, description: "What it was done to." }),
      targetName: t.exposeString("targetName", { nullable: true, description: "The target's name at that time." }),
      address: t.exposeString("address", { nullable: true, description: "The address that the request came from." }),
      userAgent: t.exposeString("userAgent", { nullable: true, description: "The program that sent the request, as it called itself." }),
      requestId: t.exposeString("requestId", { nullable: true, description: "The request's id, as in the answer's `x-request-id` and in the log." }),
      details: t.field({
        type: "JSON",
        description: "More about it; for changes, each field with its values before and after. Never a secret.",
        resolve: (parent) => parent.details,
      }),
    }),
  });

  const filter = builder.inputType("AuditEventFilter", {
    description: "Which events to list; all conditions must hold.",
    fields: (t) => ({
      search: t.string({
        description:
          "Only events in which each of these words is in the actor's or the target's name or id, in the action, or in the address. At least one word has three characters or more. Of what is found 10,000 are counted at most.",
      }),
      action: t.string({ description: "Only this action." }),
      actorId: t.id({ description: "Only what this person or service account did." }),
      targetId: t.id({ description: "Only what was done to this object." }),
      about: t.id({
        description:
          "Only what was done to this object; of a group also who joined and left it, of a role also to whom it was assigned, of a service account also what was done to its keys, trust rules, secrets and API tokens.",
      }),
      serviceAccountId: t.id({ description: "Only what this service account did, and what was done to it or to its credentials." }),
      targetType: t.string({ description: "Only what was done to objects of this type, such as `ServiceAccount`." }),
      address: t.string({ description: "Only what was asked for from this address." }),
      from: t.field({ type: "DateTime", description: "Only at or after this time." }),
      until: t.field({ type: "DateTime", description: "Only before this time." }),
    }),
  });
  const orderField = builder.enumType("AuditEventOrderField", {
    description: "By what audit events are ordered.",
    values: { AT: { description: "By the time of the event." } },
  });
  const order = builder.inputType("AuditEventOrder", {
    description: "The order of a list of audit events.",
    fields: (t) => ({
      field: t.field({ type: orderField, required: true, description: "By what." }),
      direction: t.field({ type: nameOrder.direction, required: true, description: "In which direction." }),
    }),
  });
  connection<AuditEvent, ReturnType<typeof args>>({
    field: "auditEvents",
    item: auditEvent,
    description: "The team's audit events, latest first unless asked otherwise. Needs `audit:read`.",
    args: args(),
    read: ({ actor }, given) => listAuditEvents(actor, given),
  });

  function args() {
    return builder.args((t) => ({
      teamId: t.id({ description: "The team; for a service account its own by default." }),
      filter: t.field({ type: filter, description: "Which ones." }),
      orderBy: t.field({ type: order, description: "In which order." }),
    }));
  }
}
