import type { ClientSecret, PublicKey, TrustRule } from "../../entities/index";
import { listClientSecrets, listPublicKeys, listTrustRules } from "../../lib/credentials/list-credentials";
import { mostAtOnce } from "../../lib/service-accounts/account-ids";
import { restoreClientSecrets } from "../../lib/service-accounts/restore-client-secrets";
import { retireClientSecrets } from "../../lib/service-accounts/retire-client-secret";
import type { Refs } from "./refs";

/** The credentials of a whole team: who has which, which nobody uses, which end soon; and what to do about secrets. */
export function defineCredentialLists({ builder, clientSecret, publicKey, trustRule, serviceAccount, endOrder, connection, mutation }: Refs): void {
  // Of these only the account's id is asked for.
  for (const ref of [clientSecret, publicKey, trustRule] as const)
    builder.objectField(ref as typeof clientSecret, "serviceAccount", (t) =>
      t.field({
        type: serviceAccount,
        description: "The account that proves itself with it.",
        resolve: (parent, _, { loaders }) => loaders.serviceAccount.load(parent.serviceAccountId),
      }),
    );
  builder.objectField(clientSecret, "restorableUntil", (t) =>
    t.field({
      type: "DateTime",
      nullable: true,
      description: "Until when restoreClientSecrets puts it in force again; null for one that wasn't retired, or was replaced or reported as leaked since.",
      resolve: (parent) => parent.restorableUntil,
    }),
  );

  const filter = builder.inputType("CredentialFilter", {
    description: "Which secrets, keys or trust rules to list; all conditions must hold.",
    fields: (t) => ({
      serviceAccountId: t.id({ description: "Those of this account." }),
      inForce: t.boolean({ description: "With true, those that count." }),
      unusedSince: t.field({
        type: "DateTime",
        description: "Those that count, and were last used before this time, or were never used and made before it.",
      }),
      expiresWithinDays: t.int({ description: "Those that count and end within so many days." }),
    }),
  });
  const args = () =>
    builder.args((t) => ({
      teamId: t.id({ description: "The team; for a service account its own by default." }),
      filter: t.field({ type: filter, description: "Which ones." }),
      orderBy: t.field({ type: endOrder, description: "In which order; the newest first by default, with `expiresWithinDays` what ends first." }),
    }));
  connection<ClientSecret, ReturnType<typeof args>>({
    field: "clientSecrets",
    item: clientSecret,
    description:
      "The client secrets of the team's service accounts, with those that ended within the last 30 days, of each the latest; never the secrets themselves. Needs `service-account:read`.",
    args: args(),
    read: ({ actor }, given) => listClientSecrets(actor, given),
  });
  connection<PublicKey, ReturnType<typeof args>>({
    field: "publicKeys",
    item: publicKey,
    description: "The public keys of the team's service accounts. Needs `service-account:read`.",
    args: args(),
    read: ({ actor }, given) => listPublicKeys(actor, given),
  });
  connection<TrustRule, ReturnType<typeof args>>({
    field: "trustRules",
    item: trustRule,
    description: "The trust rules of the team's service accounts. Needs `service-account:read`.",
    args: args(),
    read: ({ actor }, given) => listTrustRules(actor, given),
  });

  const changes = (name: string, description: string, run: typeof restoreClientSecrets) =>
    mutation({
      name,
      description,
      args: builder.args((t) => ({ ids: t.idList({ required: true, description: `The ids of the secrets' entries, at least 1 and at most ${mostAtOnce}.` }) })),
      size: ({ ids }) => Math.min(ids.length, mostAtOnce),
      run: ({ actor }, { ids }) => run(actor, ids),
      payload: (t) => ({
        clientSecrets: t.field({
          type: [clientSecret],
          nullable: true,
          complexity: { field: 0, multiplier: 1 },
          description: "The entries as they are now, in the order in which they were named.",
          resolve: (parent) => parent.secrets,
        }),
        changedIds: t.idList({
          nullable: true,
          complexity: { field: 0, multiplier: 1 },
          description: "Those that this has changed: the opposite mutation with these takes it back.",
          resolve: (parent) => parent.changedIds,
        }),
      }),
    });
  changes(
    "retireClientSecrets",
    "Ends client secrets at once: all of them, or none when one is refused. Access tokens that were got with them live on until they expire. For a day restoreClientSecrets takes it back. Needs `service-account:regenerate-keys`.",
    retireClientSecrets,
  );
  changes(
    "restoreClientSecrets",
    "Puts client secrets in force again that were retired less than a day ago, until they would have ended else: all of them, or none when one is refused. Not those that were replaced or reported as leaked since. Needs `service-account:regenerate-keys`, each permission that the accounts have, and of people a recent sign-in.",
    restoreClientSecrets,
  );
}
