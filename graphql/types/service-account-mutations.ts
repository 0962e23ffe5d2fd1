import type { InputFieldMap, InputShapeFromFields } from "@pothos/core";
import type { ServiceAccount } from "../../entities/index";
import { mostNetworks } from "../../lib/bounds/networks";
import { mostOrigins } from "../../lib/bounds/origins";
import { createServiceAccount } from "../../lib/service-accounts/create-service-account";
import { deleteServiceAccount } from "../../lib/service-accounts/delete-service-account";
import { lifetimeLimits, refreshLimits } from "../../lib/service-accounts/input";
import { regenerateClientKeys } from "../../lib/service-accounts/regenerate-client-keys";
import { setServiceAccountEnabled } from "../../lib/service-accounts/set-service-account-enabled";
import { updateServiceAccount } from "../../lib/service-accounts/update-service-account";
import type { Context } from "../context";
import type { Refs } from "./refs";

const lifetimeText = `Lifetime of its access tokens, in seconds, from ${lifetimeLimits.min} to ${lifetimeLimits.max}; ${lifetimeLimits.default} by default.`;
const dpopText = "Whether its access tokens must be bound to a key of its client (DPoP, RFC 9449); false by default.";
const refreshText = `For how long after it last proved itself an access token can be exchanged for a new one, in seconds, from ${lifetimeLimits.min} to ${refreshLimits.max}, or 0, the default, for not at all.`;
const contactText = "E-mail address of who maintains it, at most 254 characters.";

/** The mutations of service accounts. */
export function defineServiceAccountMutations({ builder, serviceAccount, clientKeys, mutation }: Refs): void {
  type InputFields = Parameters<Parameters<typeof builder.inputType>[1]["fields"]>[0];
  const bounds = (t: InputFields) => ({
    allowedOrigins: t.stringList({
      description: `Origins from which browsers may use its access tokens, such as https://app.example.com or https://*.example.com, at most ${mostOrigins}.`,
    }),
    allowedCidrs: t.stringList({
      description: `Networks from which anything of it counts, such as 203.0.113.0/24 or 2001:db8::/32, at most ${mostNetworks}; none: from anywhere.`,
    }),
  });
  const createInput = builder.inputType("CreateServiceAccountInput", {
    description: "A new service account.",
    fields: (t) => ({
      teamId: t.id({ description: "The team; for a service account its own by default." }),
      name: t.string({ required: true, description: "Unique in the team, at most 100 characters." }),
      description: t.string({ description: "What it is for, at most 2000 characters." }),
      contact: t.string({ description: contactText }),
      productId: t.id({ description: "The product to protect; Latchkey's own API by default." }),
      accessTokenLifetime: t.int({ description: lifetimeText }),
      requireDpop: t.boolean({ description: dpopText }),
      refreshLifetime: t.int({ description: refreshText }),
      ...bounds(t),
      roleIds: t.idList({
        description:
          "Roles of the product, for which you need `role-assignment:create` and each permission that they give. Left out, an account of Latchkey's own API gets `service-account-project-admin` if you may assign it, and no role otherwise.",
      }),
    }),
  });
  const updateInput = builder.inputType("UpdateServiceAccountInput", {
    description: "What to change of a service account; a field left out stays, null clears it.",
    fields: (t) => ({
      name: t.string({ description: "Unique in the team, at most 100 characters." }),
      description: t.string({ description: "At most 2000 characters." }),
      contact: t.string({ description: contactText }),
      accessTokenLifetime: t.int({ description: `${lifetimeText} For more, you need each permission that the account has, and people a recent sign-in.` }),
      requireDpop: t.boolean({
        description: `${dpopText} To switch it off, you need each permission that the account has, and people a recent sign-in; Bearer tokens of before never count again.`,
      }),
      refreshLifetime: t.int({ description: `${refreshText} For more, you need each permission that the account has, and people a recent sign-in.` }),
      ...bounds(t),
      version: t.int({
        description: "The version that you have read. When it is no longer the present one, nothing is written and the user error is `CONFLICT`.",
      }),
    }),
  });
  const byId = builder.args((t) => ({ id: t.id({ required: true, description: "The service account's id." }) }));

  /** A mutation that answers with the account as it is afterwards. */
  function changes<Args extends InputFieldMap>(options: {
    name: string;
    description: string;
    args: Args;
    run: (context: Context, args: InputShapeFromFields<Args>) => Promise<ServiceAccount>;
  }): void {
    mutation({
      ...options,
      run: async (context, args: InputShapeFromFields<Args>) => ({ serviceAccount: await options.run(context, args) }),
      payload: (t) => ({
        serviceAccount: t.field({
          type: serviceAccount,
          nullable: true,
          description: "The service account as it is now.",
          resolve: (parent) => parent.serviceAccount,
        }),
      }),
    });
  }

  mutation({
    name: "createServiceAccount",
    description: "Creates a service account with its client keys. Needs `service-account:create`, and of people a recent sign-in.",
    args: builder.args((t) => ({ input: t.field({ type: createInput, required: true, description: "The new service account." }) })),
    run: async ({ actor }, { input }) => {
      const { account, clientKeys: keys } = await createServiceAccount(actor, input);
      return { serviceAccount: account, clientKeys: keys };
    },
    payload: (t) => ({
      serviceAccount: t.field({ type: serviceAccount, nullable: true, description: "The new service account.", resolve: (parent) => parent.serviceAccount }),
      clientKeys: t.field({ type: clientKeys, nullable: true, description: "Its client keys, shown this once.", resolve: (parent) => parent.clientKeys }),
    }),
  });

  changes({
    name: "updateServiceAccount",
    description: "Changes a service account. Needs `service-account:update`.",
    args: builder.args((t) => ({
      id: t.id({ required: true, description: "The service account's id." }),
      input: t.field({ type: updateInput, required: true, description: "What to change." }),
    })),
    run: ({ actor }, { id, input }) => updateServiceAccount(actor, id, input),
  });
  changes({
    name: "enableServiceAccount",
    description: "Switches a service account on. Needs `service-account:update`.",
    args: byId,
    run: ({ actor }, { id }) => setServiceAccountEnabled(actor, id, true),
  });
  changes({
    name: "disableServiceAccount",
    description: "Switches a service account off: it gets no tokens, and every token it has is refused at its next call. Needs `service-account:update`.",
    args: byId,
    run: ({ actor }, { id }) => setServiceAccountEnabled(actor, id, false),
  });

  mutation({
    name: "regenerateClientKeys",
    description:
      "Replaces client id and secret; the old ones, and the access tokens got with them, stop at once. Needs `service-account:regenerate-keys`, each permission that the account has, and of people a recent sign-in.",
    args: byId,
    run: async ({ actor }, { id }) => {
      const { account, clientKeys: keys } = await regenerateClientKeys(actor, id);
      return { serviceAccount: account, clientKeys: keys };
    },
    payload: (t) => ({
      serviceAccount: t.field({
        type: serviceAccount,
        nullable: true,
        description: "The service account as it is now.",
        resolve: (parent) => parent.serviceAccount,
      }),
      clientKeys: t.field({ type: clientKeys, nullable: true, description: "Its new client keys, shown this once.", resolve: (parent) => parent.clientKeys }),
    }),
  });

  mutation({
    name: "deleteServiceAccount",
    description: "Deletes a service account for good; its keys and tokens stop at once. Needs `service-account:delete`.",
    args: byId,
    run: async ({ actor }, { id }) => ({ deletedId: (await deleteServiceAccount(actor, id)).id }),
    payload: (t) => ({ deletedId: t.id({ nullable: true, description: "The id that no longer exists.", resolve: (parent) => parent.deletedId }) }),
  });
}
