import { retireClientSecret } from "../../lib/service-accounts/retire-client-secret";
import { rotateClientSecret } from "../../lib/service-accounts/rotate-client-secret";
import { mostSecrets } from "../../lib/service-accounts/secret-rules";
import { isOfType } from "../is-of-type";
import type { Refs } from "./refs";

/** `ClientKeys`, `ClientSecret` and its mutations. */
export function defineClientSecret({ builder, node, clientKeys, clientSecret, serviceAccount, creator, mutation }: Refs): void {
  clientKeys.implement({
    description: "What a service account proves itself with at `/oauth/token`. Shown once, in the answer of the mutation that made it.",
    fields: (t) => ({
      clientId: t.exposeString("clientId", { description: "The public half." }),
      clientSecret: t.exposeString("clientSecret", { description: "The secret half. Only a hash of it is stored: it can't be read again." }),
    }),
  });
  clientSecret.implement({
    interfaces: [node],
    isTypeOf: isOfType("ClientSecret"),
    description: "The entry of a client secret of a service account. The secret itself is shown once, when it is made.",
    fields: (t) => ({
      id: t.exposeID("id", { description: "The entry's id, by which the audit trail names it." }),
      hint: t.exposeString("hint", { description: "The last characters of the secret, by which people recognize it; empty for an old one." }),
      active: t.boolean({ description: "Whether it counts.", resolve: (parent, _, { loaders }) => loaders.isActive(parent.expiresAt) }),
      createdAt: t.field({ type: "DateTime", description: "When it was made.", resolve: (parent) => parent.createdAt }),
      createdBy: t.field({
        type: creator,
        nullable: true,
        description: "Who made it; null for one from before this was kept.",
        resolve: (parent, _, { loaders }) => (parent.createdBy === null ? null : loaders.creator.load(parent.createdBy)),
      }),
      expiresAt: t.field({
        type: "DateTime",
        nullable: true,
        description: "When it ends, or has ended; null for never.",
        resolve: (parent) => parent.expiresAt,
      }),
      lastUsedAt: t.field({
        type: "DateTime",
        nullable: true,
        description: "When it was last used, to the minute; null when it never was, or was not since this is kept.",
        resolve: (parent) => parent.lastUsedAt,
      }),
    }),
  });
  const input = builder.inputType("RotateClientSecretInput", {
    description: "How to rotate a client secret.",
    fields: (t) => ({
      graceSeconds: t.int({ description: "For how many seconds the present secrets stay in force, from 0 to 2592000 (30 days); a day by default." }),
      graceDays: t.int({ description: "For how many days, from 0 to 30; instead of graceSeconds." }),
      expiresAt: t.field({ type: "DateTime", description: "When the new secret ends by itself; left out, never." }),
    }),
  });

  mutation({
    name: "rotateClientSecret",
    description: `Makes a new client secret, in force now, and ends the present ones after a time of grace; the client id and access tokens stay. At most ${mostSecrets} may be in force. Needs \`service-account:regenerate-keys\`, each permission that the account has, and of people a recent sign-in.`,
    args: builder.args((t) => ({
      id: t.id({ required: true, description: "The service account's id." }),
      input: t.field({ type: input, description: "How." }),
    })),
    run: ({ actor }, { id, input: given }) => rotateClientSecret(actor, id, given ?? {}),
    payload: (t) => ({
      serviceAccount: t.field({
        type: serviceAccount,
        nullable: true,
        description: "The service account as it is now.",
        resolve: (parent) => parent.account,
      }),
      clientSecret: t.field({ type: clientSecret, nullable: true, description: "The new secret's entry.", resolve: (parent) => parent.secret }),
      clientKeys: t.field({
        type: clientKeys,
        nullable: true,
        description: "The client id and the new secret, shown this once.",
        resolve: (parent) => parent.clientKeys,
      }),
    }),
  });
  mutation({
    name: "retireClientSecret",
    description:
      "Ends a client secret at once. Access tokens that were got with it live on until they expire; regenerateClientKeys ends those too. Needs `service-account:regenerate-keys`.",
    args: builder.args((t) => ({ id: t.id({ required: true, description: "The id of the secret's entry." }) })),
    run: ({ actor }, { id }) => retireClientSecret(actor, id),
    payload: (t) => ({
      serviceAccount: t.field({
        type: serviceAccount,
        nullable: true,
        description: "The service account as it is now.",
        resolve: (parent) => parent.account,
      }),
      clientSecret: t.field({ type: clientSecret, nullable: true, description: "The secret's entry as it is now.", resolve: (parent) => parent.secret }),
    }),
  });
}
