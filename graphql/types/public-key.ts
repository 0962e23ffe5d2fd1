import { addPublicKey } from "../../lib/public-keys/add-public-key";
import { mostPublicKeys } from "../../lib/public-keys/input";
import { removePublicKeys } from "../../lib/public-keys/remove-public-keys";
import { isOfType } from "../is-of-type";
import type { Refs } from "./refs";

/** `PublicKey` and its mutations. */
export function definePublicKey({ builder, node, publicKey, creator, mutation }: Refs): void {
  publicKey.implement({
    interfaces: [node],
    isTypeOf: isOfType("PublicKey"),
    description:
      "A key by which a service account proves itself without a shared secret (`private_key_jwt`, RFC 7523): the public half of one, or the address where it publishes them.",
    fields: (t) => ({
      id: t.exposeID("id", { description: "The entry's id, by which the audit trail names it." }),
      name: t.exposeString("name", { description: "What people call it." }),
      kid: t.string({ nullable: true, description: "The key's id; null for an address.", resolve: (parent) => parent.jwk?.kid ?? null }),
      thumbprint: t.exposeString("thumbprint", { nullable: true, description: "The key's SHA-256 thumbprint (RFC 7638); null for an address." }),
      jwk: t.field({
        type: "JSON",
        nullable: true,
        description: "The public key as a JSON Web Key; null for an address.",
        resolve: (parent) => parent.jwk,
      }),
      jwksUrl: t.exposeString("jwksUrl", { nullable: true, description: "Where the account publishes its keys; null for a key." }),
      active: t.boolean({ description: "Whether it counts.", resolve: (parent, _, { loaders }) => loaders.isActive(parent.expiresAt) }),
      createdAt: t.field({ type: "DateTime", description: "When it was added.", resolve: (parent) => parent.createdAt }),
      createdBy: t.field({ type: creator, description: "Who added it.", resolve: (parent, _, { loaders }) => loaders.creator.load(parent.createdBy) }),
      expiresAt: t.field({ type: "DateTime", nullable: true, description: "When it ends; null for never.", resolve: (parent) => parent.expiresAt }),
      lastUsedAt: t.field({
        type: "DateTime",
        nullable: true,
        description: "When it was last used, to the minute; null when it never was.",
        resolve: (parent) => parent.lastUsedAt,
      }),
    }),
  });
  const input = builder.inputType("AddPublicKeyInput", {
    description: "A new public key, or the address of a key set.",
    fields: (t) => ({
      serviceAccountId: t.id({ required: true, description: "The account that shall prove itself with it." }),
      name: t.string({ required: true, description: "What to call it, at most 100 characters." }),
      publicKey: t.string({ description: "PEM (`-----BEGIN PUBLIC KEY-----`) or a JSON Web Key: P-256, Ed25519, or RSA of 2048 to 8192 bits." }),
      jwksUrl: t.string({ description: "Instead: the https address of a key set on the public internet, which is read within 5 minutes after it changes." }),
      expiresAt: t.field({ type: "DateTime", description: "When it ends by itself; left out, never." }),
    }),
  });
  mutation({
    name: "addPublicKey",
    description: `Adds a public key to a service account, which can have ${mostPublicKeys}. Needs \`service-account:regenerate-keys\`, each permission that the account has, and of people a recent sign-in.`,
    args: builder.args((t) => ({ input: t.field({ type: input, required: true, description: "The new key." }) })),
    run: async ({ actor }, { input: given }) => ({ key: await addPublicKey(actor, given) }),
    payload: (t) => ({ publicKey: t.field({ type: publicKey, nullable: true, description: "The new key's entry.", resolve: (parent) => parent.key }) }),
  });
  mutation({
    name: "removePublicKey",
    description:
      "Removes a public key: it proves nothing any more, at once. Access tokens that were got with it live on until they expire. For a day restorePublicKeys takes it back. Needs `service-account:regenerate-keys`.",
    args: builder.args((t) => ({ id: t.id({ required: true, description: "The id of the key's entry." }) })),
    run: async ({ actor }, { id }) => ({ deletedId: (await removePublicKeys(actor, id))[0] }),
    payload: (t) => ({ deletedId: t.id({ nullable: true, description: "The id that no longer exists.", resolve: (parent) => parent.deletedId }) }),
  });
}
