import type { Refs } from "./refs";
import { assertKnown } from "../../lib/permissions/assert-known";

/** `Viewer`: who asks, and what they may do. */
export function defineViewer({ builder, viewer, membership, team }: Refs): void {
  membership.implement({
    description: "A team that the viewer is in, and what they may do there.",
    fields: (t) => ({
      team: t.field({ type: team, description: "The team.", resolve: (parent, _, { loaders }) => loaders.team.load(parent.teamId) }),
      memberId: t.exposeID("memberId", { nullable: true, description: "A person's id as a member of the team; null for a service account." }),
      permissions: t.stringList({ description: "What they may do in the team.", resolve: (parent) => [...parent.permissions] }),
    }),
  });
  const kind = builder.enumType("ViewerType", {
    description: "What kind of identity asks.",
    values: { USER: { description: "A person, by their session." }, SERVICE_ACCOUNT: { description: "A service account, by its access token." } },
  });
  viewer.implement({
    description: "Who asks.",
    fields: (t) => ({
      id: t.exposeID("id", { description: "Id of the person or service account." }),
      type: t.field({
        type: kind,
        description: "Person or service account.",
        resolve: (parent) => (parent.type === "SERVICE_ACCOUNT" ? "SERVICE_ACCOUNT" : "USER"),
      }),
      name: t.exposeString("name", { description: "Their name." }),
      email: t.string({
        nullable: true,
        description: "A person's e-mail address; null for a service account.",
        resolve: (parent) => (parent.type === "USER" ? parent.email : null),
      }),
      administrator: t.boolean({
        description: "Whether they administer the installation, which no service account does.",
        resolve: (parent) => parent.type === "USER" && parent.administrator,
      }),
      memberships: t.field({
        type: [membership],
        description: "The teams they are in; for a service account its own.",
        resolve: (parent) => {
          if (parent.type === "USER") return parent.memberships.map(({ teamId, memberId, permissions }) => ({ teamId, memberId, permissions }));
          if (parent.type !== "SERVICE_ACCOUNT") return [];
          return [{ teamId: parent.teamId, memberId: null, permissions: parent.permissions }];
        },
      }),
    }),
  });
  builder.queryField("viewer", (t) =>
    t.field({
      type: viewer,
      nullable: true,
      description: "Who you are and what you may do. Needs no permission.",
      resolve: (_, __, { actor }) => {
        assertKnown(actor);
        return actor;
      },
    }),
  );
}
