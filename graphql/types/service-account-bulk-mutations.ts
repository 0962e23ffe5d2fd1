import { mostAtOnce } from "../../lib/service-accounts/account-ids";
import { deleteServiceAccounts } from "../../lib/service-accounts/delete-service-account";
import { setServiceAccountsEnabled } from "../../lib/service-accounts/set-service-account-enabled";
import type { Actor } from "../../lib/permissions/actor";
import type { Refs } from "./refs";

/** The mutations that change many service accounts at once: all of them, or none. */
export function defineBulkServiceAccountMutations({ builder, serviceAccount, mutation }: Refs): void {
  const byIds = builder.args((t) => ({ ids: t.idList({ required: true, description: `The service accounts' ids, at least 1 and at most ${mostAtOnce}.` }) }));
  const size = ({ ids }: { ids: readonly string[] }) => Math.min(ids.length, mostAtOnce);

  /** A mutation that answers with the accounts as they are afterwards. */
  function changes(options: {
    name: string;
    description: string;
    run: (actor: Actor | null, ids: readonly string[]) => ReturnType<typeof setServiceAccountsEnabled>;
  }): void {
    mutation({
      ...options,
      args: byIds,
      size,
      run: ({ actor }, { ids }) => options.run(actor, ids),
      payload: (t) => ({
        serviceAccounts: t.field({
          type: [serviceAccount],
          nullable: true,
          complexity: { field: 0, multiplier: 1 },
          description: "The service accounts as they are now, in the order in which they were named.",
          resolve: (parent) => parent.accounts,
        }),
        changedIds: t.idList({
          nullable: true,
          complexity: { field: 0, multiplier: 1 },
          description: "Those that were switched, and not so before: the opposite mutation with these takes it back.",
          resolve: (parent) => parent.changedIds,
        }),
      }),
    });
  }

  changes({
    name: "enableServiceAccounts",
    description: "Switches service accounts on: all of them, or none when one is refused. Needs `service-account:update`.",
    run: (actor, ids) => setServiceAccountsEnabled(actor, ids, true),
  });
  changes({
    name: "disableServiceAccounts",
    description:
      "Switches service accounts off: all of them, or none when one is refused. They get no tokens, and every token they have is refused at its next call. Needs `service-account:update`.",
    run: (actor, ids) => setServiceAccountsEnabled(actor, ids, false),
  });

  mutation({
    name: "deleteServiceAccounts",
    description:
      "Deletes service accounts for good: all of them, or none when one is refused. Their keys and tokens stop at once. Needs `service-account:delete`.",
    args: byIds,
    size,
    run: async ({ actor }, { ids }) => ({ deletedIds: (await deleteServiceAccounts(actor, ids)).map(({ id }) => id) }),
    payload: (t) => ({
      deletedIds: t.idList({
        nullable: true,
        complexity: { field: 0, multiplier: 1 },
        description: "The ids that no longer exist.",
        resolve: (parent) => parent.deletedIds,
      }),
    }),
  });
}
