import type { Invitation } from "../../entities/index";
import { acceptInvitation } from "../../lib/invitations/accept-invitation";
import { inviteMember } from "../../lib/invitations/invite-member";
import { listInvitations } from "../../lib/invitations/list-invitations";
import { resendInvitation } from "../../lib/invitations/resend-invitation";
import { revokeInvitation } from "../../lib/invitations/revoke-invitation";
import { can } from "../../lib/permissions/authorize";
import { isOfType } from "../is-of-type";
import type { Refs } from "./refs";

/** `Invitation`, its query and its mutations. */
export function defineInvitation({ builder, invitation, role, group, team, creator, node, connection, mutation }: Refs): void {
  invitation.implement({
    description: "Asks a person to join the team. It is gone once it has been accepted or withdrawn. Needs `member:read`.",
    interfaces: [node],
    isTypeOf: isOfType("Invitation"),
    fields: (t) => ({
      email: t.exposeString("email", { description: "The e-mail address of who is invited." }),
      roles: t.field({
        type: [role],
        nullable: true,
        description: "The roles that they will have; null for who doesn't hold `role:read`.",
        resolve: (parent, _, { actor, loaders }) => (actor && can(actor, "role:read", parent.teamId) ? loaders.invitationRoles.load(parent.id) : null),
      }),
      groups: t.field({
        type: [group],
        nullable: true,
        description: "The groups that they will be in; null for who doesn't hold `group:read`.",
        resolve: (parent, _, { actor, loaders }) => (actor && can(actor, "group:read", parent.teamId) ? loaders.invitationGroups.load(parent.id) : null),
      }),
      createdAt: t.field({ type: "DateTime", description: "When it was made.", resolve: (parent) => parent.createdAt }),
      createdBy: t.field({
        type: creator,
        description: "Who made it or sent it again last. What it gives is given only if they may still give it when it is accepted.",
        resolve: (parent, _, { loaders }) => loaders.creator.load(parent.createdBy),
      }),
      expiresAt: t.field({ type: "DateTime", description: "From when on its link is worth nothing.", resolve: (parent) => parent.expiresAt }),
      expired: t.boolean({
        description: "Whether that time has come. Send it again to give it a new term.",
        resolve: async (parent, _, { loaders }) => !(await loaders.isActive(parent.expiresAt)),
      }),
    }),
  });

  connection<Invitation, ReturnType<typeof args>>({
    field: "invitations",
    item: invitation,
    description: "The team's invitations that nobody has accepted yet, the latest first. Needs `member:read`.",
    args: args(),
    read: ({ actor }, given) => listInvitations(actor, given),
  });
  function args() {
    return builder.args((t) => ({ teamId: t.id({ description: "The team." }) }));
  }

  const input = builder.inputType("InviteMemberInput", {
    description: "Whom to invite, and what they get.",
    fields: (t) => ({
      teamId: t.id({ description: "The team." }),
      email: t.string({ required: true, description: "Their e-mail address." }),
      roleIds: t.idList({ description: "Roles that they will have, at most 100." }),
      groupIds: t.idList({ description: "Groups that they will be in, at most 100." }),
    }),
  });
  const linkText = "The link that accepts it. It is shown this once: hand it over if the mail doesn't arrive.";
  const mailedText = "Whether the link went out by mail. False without a mail server, and when it didn't take the mail.";
  mutation({
    name: "inviteMember",
    description:
      "Asks a person to join the team. Whoever has the link can join as that person, once and within 7 days. Needs `member:invite` and a recent sign-in; to give roles also `role-assignment:create`, to give groups also `group:update`, and the right to give what they permit.",
    args: builder.args((t) => ({ input: t.field({ type: input, required: true, description: "Whom, and with what." }) })),
    run: ({ actor }, given) => inviteMember(actor, given.input),
    payload: (t) => ({
      invitation: t.field({ type: invitation, nullable: true, description: "The invitation.", resolve: (parent) => parent.invitation }),
      link: t.string({ nullable: true, description: linkText, resolve: (parent) => parent.link }),
      mailed: t.boolean({ nullable: true, description: mailedText, resolve: (parent) => parent.mailed }),
    }),
  });
  mutation({
    name: "resendInvitation",
    description:
      "Gives an invitation a new link and 7 more days, and mails it; the old link is worth nothing from then on. Needs what inviting with these roles and groups needs.",
    args: builder.args((t) => ({ id: t.id({ required: true, description: "The invitation's id." }) })),
    run: ({ actor }, { id }) => resendInvitation(actor, id),
    payload: (t) => ({
      invitation: t.field({ type: invitation, nullable: true, description: "The invitation as it is now.", resolve: (parent) => parent.invitation }),
      link: t.string({ nullable: true, description: linkText, resolve: (parent) => parent.link }),
      mailed: t.boolean({ nullable: true, description: mailedText, resolve: (parent) => parent.mailed }),
    }),
  });
  mutation({
    name: "revokeInvitation",
    description: "Withdraws an invitation: its link is worth nothing from then on. Needs `member:invite`.",
    args: builder.args((t) => ({ id: t.id({ required: true, description: "The invitation's id." }) })),
    run: async ({ actor }, { id }) => ({ deletedId: (await revokeInvitation(actor, id)).id }),
    payload: (t) => ({ deletedId: t.id({ nullable: true, description: "The id that no longer exists.", resolve: (parent) => parent.deletedId }) }),
  });
  mutation({
    name: "acceptInvitation",
    description:
      "You join the team that has invited you. Needs no permission: your e-mail address must be the one that was invited. Service accounts can't. Who has no user yet accepts at `POST /api/auth/invitation`.",
    args: builder.args((t) => ({ token: t.string({ required: true, description: "What stands behind `#` in the invitation's link." }) })),
    run: ({ actor }, { token }) => acceptInvitation(actor, token),
    payload: (t) => ({
      team: t.field({ type: team, nullable: true, description: "The team that you are in now.", resolve: (parent) => parent.team }),
      memberId: t.id({ nullable: true, description: "Your id as its member.", resolve: (parent) => parent.memberId }),
    }),
  });
}
