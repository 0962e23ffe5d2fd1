import type { PublicKey, TrustRule } from "../../entities/index";
import type { RestoredCredentials } from "../../lib/credentials/restore-credentials";
import type { Actor } from "../../lib/permissions/actor";
import { removePublicKeys, restorePublicKeys } from "../../lib/public-keys/remove-public-keys";
import { mostAtOnce } from "../../lib/service-accounts/account-ids";
import { removeTrustRules, restoreTrustRules } from "../../lib/trust-rules/remove-trust-rules";
import type { Refs } from "./refs";

type Run<Result> = (actor: Actor | null, ids: string[]) => Promise<Result>;

/** Several public keys or trust rules are removed together, and put back for a day. */
export function defineRemovableCredentials({ builder, publicKey, trustRule, mutation }: Refs): void {
  const called = (noun: string) => ({
    args: builder.args((t) => ({ ids: t.idList({ required: true, description: `The ids of the ${noun}s, at least 1 and at most ${mostAtOnce}.` }) })),
    size: ({ ids }: { ids: string[] }) => Math.min(ids.length, mostAtOnce),
  });

  const removal = (name: string, opposite: string, noun: string, run: Run<string[]>) =>
    mutation({
      name,
      description: `Removes ${noun}s: all of them, or none when one is refused. They prove nothing any more, at once; access tokens that were got with them live on until they expire. For a day ${opposite} takes it back. Needs \`service-account:regenerate-keys\`.`,
      ...called(noun),
      run: async ({ actor }, { ids }) => ({ changedIds: await run(actor, ids) }),
      payload: (t) => ({
        changedIds: t.idList({
          nullable: true,
          complexity: { field: 0, multiplier: 1 },
          description: `The ids that no longer exist: ${opposite} with these takes it back.`,
          resolve: (parent) => parent.changedIds,
        }),
      }),
    });
  removal("removePublicKeys", "restorePublicKeys", "public key", removePublicKeys);
  removal("removeTrustRules", "restoreTrustRules", "trust rule", removeTrustRules);

  const restoring = <Kind extends PublicKey | TrustRule>(
    field: "publicKeys" | "trustRules",
    name: string,
    { noun, ref, run }: { noun: string; ref: typeof publicKey; run: Run<RestoredCredentials<Kind>> },
  ) =>
    mutation({
      name,
      description: `Puts ${noun}s back that were removed less than a day ago, as they were: all of them, or none when one is refused. Not those that ended with everything of their account. Needs \`service-account:regenerate-keys\`, each permission that the accounts have, and of people a recent sign-in.`,
      ...called(noun),
      run: ({ actor }, { ids }) => run(actor, ids),
      payload: (t) => ({
        [field]: t.field({
          type: [ref],
          nullable: true,
          complexity: { field: 0, multiplier: 1 },
          description: "What is there now, in the order in which it was named.",
          resolve: (parent) => parent.items as never,
        }),
        changedIds: t.idList({
          nullable: true,
          complexity: { field: 0, multiplier: 1 },
          description: "Those that this has put back.",
          resolve: (parent) => parent.changedIds,
        }),
      }),
    });
  restoring("publicKeys", "restorePublicKeys", { noun: "public key", ref: publicKey, run: restorePublicKeys });
  restoring("trustRules", "restoreTrustRules", { noun: "trust rule", ref: trustRule as never, run: restoreTrustRules });
}
