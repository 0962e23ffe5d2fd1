import { createOwnTeam, mostTeams } from "../../lib/teams/create-own-team";
import { getTeam } from "../../lib/teams/get-team";
import { updateTeam } from "../../lib/teams/update-team";
import { isOfType } from "../is-of-type";
import type { Refs } from "./refs";

/** `Team`, its query and its mutation. */
export function defineTeam({ builder, team, node, signingAlgorithm, mutation }: Refs): void {
  team.implement({
    description: "The tenant. It owns service accounts, products, roles and audit events; data never crosses it.",
    interfaces: [node],
    isTypeOf: isOfType("Team"),
    fields: (t) => ({
      name: t.exposeString("name", { description: "The team's name." }),
      slug: t.exposeString("slug", { description: "The team's name in URLs." }),
      createdAt: t.field({ type: "DateTime", description: "When the team was created.", resolve: (parent) => parent.createdAt }),
      tokenAlgorithm: t.field({
        type: signingAlgorithm,
        description: "With what access tokens, and API tokens that are JWTs, of its service accounts are signed.",
        resolve: (parent) => parent.tokenAlgorithm,
      }),
    }),
  });

  builder.queryField("team", (t) =>
    t.field({
      type: team,
      nullable: true,
      description: "A team that you are in, by id or by slug; a service account's own when neither is given. Needs no permission beyond being in the team.",
      args: { id: t.arg.id({ description: "The team's id." }), slug: t.arg.string({ description: "The team's slug." }) },
      resolve: (_, { id, slug }, { actor }) => {
        const own = actor?.type === "SERVICE_ACCOUNT" ? actor.teamId : "";
        return getTeam(actor, slug != null && id == null ? { slug } : { id: id ?? own });
      },
    }),
  );

  const createInput = builder.inputType("CreateTeamInput", {
    description: "A new team.",
    fields: (t) => ({ name: t.string({ required: true, description: "Its name, at most 80 characters." }) }),
  });
  mutation({
    name: "createTeam",
    description: `Makes a team whose owner you are. Needs no permission; one person can create ${mostTeams} teams, service accounts none.`,
    args: builder.args((t) => ({ input: t.field({ type: createInput, required: true, description: "The new team." }) })),
    run: async ({ actor }, args) => ({ team: await createOwnTeam(actor, args.input) }),
    payload: (t) => ({ team: t.field({ type: team, nullable: true, description: "The new team.", resolve: (parent) => parent.team }) }),
  });

  const input = builder.inputType("UpdateTeamInput", {
    description: "What to change of a team; a field left out stays.",
    fields: (t) => ({
      name: t.string({ description: "The new name, at most 80 characters." }),
      tokenAlgorithm: t.field({
        type: signingAlgorithm,
        description:
          "With what new tokens are signed; null for the default, ES256. Tokens that are out stay good. The first key of an algorithm signs 15 minutes after it was published, and until then the default one does. It can be changed ten times an hour.",
      }),
    }),
  });
  mutation({
    name: "updateTeam",
    description: "Renames a team, and chooses with what its tokens are signed. Needs `team:update`.",
    args: builder.args((t) => ({
      id: t.id({ required: true, description: "The team's id." }),
      input: t.field({ type: input, required: true, description: "What to change." }),
    })),
    run: async ({ actor }, args) => ({ team: await updateTeam(actor, args.id, args.input) }),
    payload: (t) => ({ team: t.field({ type: team, nullable: true, description: "The team as it is now.", resolve: (parent) => parent.team }) }),
  });
}
