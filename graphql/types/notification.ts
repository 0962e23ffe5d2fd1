import type { Notification, NotificationPolicy } from "../../entities/index";
import { mostMarked, markAllNotificationsRead, markNotifications } from "../../lib/notifications/mark-notifications";
import { listNotifications } from "../../lib/notifications/list-notifications";
import { dayLimits, defaultDays, getNotificationPolicy, updateNotificationPolicy } from "../../lib/notifications/notification-policy";
import { notificationDays } from "../../lib/notifications/prune-notifications";
import { orNullIfMissing } from "../or-null-if-missing";
import { isOfType } from "../is-of-type";
import type { Refs } from "./refs";

/** `Notification` and `NotificationPolicy`, with their queries and mutations. */
export function defineNotification({ builder, node, connection, mutation }: Refs): void {
  const kind = builder.enumType("NotificationKind", {
    description: "What a person is told of.",
    values: {
      EXPIRY: { description: "Something of a service account, a role or a place in a group ends soon." },
      REFUSALS: { description: "A service account is refused far more often than usual." },
      WEBHOOK_DISABLED: { description: "A webhook was disabled, because nothing could be delivered." },
    },
  });
  const notification = builder.objectRef<Notification>("Notification").implement({
    description: `Something that you are told. Nobody else sees it; it is kept for ${notificationDays} days.`,
    interfaces: [node],
    isTypeOf: isOfType("Notification"),
    fields: (t) => ({
      kind: t.field({ type: kind, description: "What it is about.", resolve: (parent) => parent.kind }),
      title: t.exposeString("title", { description: "What you are told, in a sentence." }),
      serviceAccountId: t.exposeID("serviceAccountId", { nullable: true, description: "The service account that it is about; null for none." }),
      subjectId: t.exposeID("subjectId", {
        nullable: true,
        description: "What it is about: a token, a secret, a key, a rule, an assignment, a place in a group, an account or a webhook.",
      }),
      createdAt: t.field({ type: "DateTime", description: "When you were told.", resolve: (parent) => parent.createdAt }),
      readAt: t.field({
        type: "DateTime",
        nullable: true,
        description: "When you marked it as read; null when you haven't.",
        resolve: (parent) => parent.readAt,
      }),
    }),
  });
  const filter = builder.inputType("NotificationFilter", {
    description: "Which notifications to list.",
    fields: (t) => ({ unread: t.boolean({ description: "Only those that you haven't read, or only the others." }) }),
  });
  connection<Notification, ReturnType<typeof args>>({
    field: "notifications",
    item: notification,
    description: "What you were told in one of your teams, the latest first. Needs no permission; service accounts have none.",
    args: args(),
    read: ({ actor }, given) => listNotifications(actor, given),
  });
  function args() {
    return builder.args((t) => ({
      teamId: t.id({ required: true, description: "The team." }),
      filter: t.field({ type: filter, description: "Which ones." }),
    }));
  }
  mutation({
    name: "markNotifications",
    description: "Marks notifications of yours as read or unread; others stay as they are. Needs no permission.",
    args: builder.args((t) => ({
      ids: t.idList({ required: true, description: `Their ids, at most ${mostMarked}.` }),
      read: t.boolean({ required: true, description: "Whether you have read them." }),
    })),
    size: ({ ids }) => ids.length,
    run: async ({ actor }, { ids, read }) => ({ marked: await markNotifications(actor, ids, read) }),
    payload: (t) => ({
      notifications: t.field({
        type: [notification],
        nullable: true,
        description: "Those that are yours, as they are now.",
        resolve: (parent) => parent.marked,
      }),
    }),
  });
  mutation({
    name: "markAllNotificationsRead",
    description: "Marks all that you were told in a team as read. Needs no permission.",
    args: builder.args((t) => ({ teamId: t.id({ required: true, description: "The team." }) })),
    run: async ({ actor }, { teamId }) => ({ count: await markAllNotificationsRead(actor, teamId) }),
    payload: (t) => ({ count: t.int({ nullable: true, description: "How many there were.", resolve: (parent) => parent.count }) }),
  });

  const policy = builder.objectRef<NotificationPolicy>("NotificationPolicy").implement({
    description: "When a team is warned.",
    fields: (t) => ({
      expiryDays: t.exposeIntList("expiryDays", { description: "How many days before something ends, the longest first; empty for never." }),
    }),
  });
  builder.queryField("notificationPolicy", (t) =>
    t.field({
      type: policy,
      nullable: true,
      description: "When the team is warned. Being in the team is all it takes.",
      args: { teamId: t.arg.id({ description: "The team; for a service account its own by default." }) },
      resolve: (_, { teamId }, { actor }) => orNullIfMissing(getNotificationPolicy(actor, teamId)),
    }),
  );
  const input = builder.inputType("UpdateNotificationPolicyInput", {
    description: "What to change; a field left out stays.",
    fields: (t) => ({
      expiryDays: t.intList({
        description: `How many days before something ends, from 1 to ${dayLimits.longest}, at most ${dayLimits.most}; empty for never, null for ${defaultDays.join(", ")}.`,
      }),
    }),
  });
  mutation({
    name: "updateNotificationPolicy",
    description: "Changes when the team is warned, from now on. Needs `team:update`.",
    args: builder.args((t) => ({
      teamId: t.id({ required: true, description: "The team." }),
      input: t.field({ type: input, required: true, description: "What to change." }),
    })),
    run: async ({ actor }, { teamId, input: values }) => ({ policy: await updateNotificationPolicy(actor, teamId, values) }),
    payload: (t) => ({
      notificationPolicy: t.field({ type: policy, nullable: true, description: "The policy as it is now.", resolve: (parent) => parent.policy }),
    }),
  });
}
