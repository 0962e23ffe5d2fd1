import { z } from "zod";
import { ServiceAccount } from "../../entities/index";
import { areTighter, assertBoundsNoLooser } from "../bounds/assert-no-looser";
import { recordEvent } from "../audit/record-event";
import { databaseTime } from "../db/database-time";
import { type Transaction, transaction } from "../db/transaction";
import { parseInput } from "../input/parse";
import { nameKey } from "../input/text";
import { assertVersion, seenVersion } from "../input/version";
import type { Actor } from "../permissions/actor";
import { changesOf } from "../audit/changes-of";
import { accessTokenLifetime, accountBounds, accountContact, accountDescription, accountName, lifetimeLimits, refreshLifetime, refreshLimits } from "./input";
import { asAccountNameTaken } from "./name-taken";
import { lockAccount } from "./lock-accounts";
import { assertKnown } from "../permissions/assert-known";
import { roadsOf } from "../permissions/roads-of";
import { givenTo } from "../permissions/given";
import { assertMayGive } from "../permissions/assert-may-give";
import { assertRecentSignIn } from "../permissions/assert-recent-sign-in";

export interface UpdateServiceAccountInput {
  name?: string | null;
  description?: string | null;
  /** E-mail address of who maintains it. */
  contact?: string | null;
  /** Seconds; null for the default. */
  accessTokenLifetime?: number | null;
  /** null for no. */
  requireDpop?: boolean | null;
  /** Seconds; null for none. */
  refreshLifetime?: number | null;
  /** The whole list, as the one below; null empties it. */
  allowedOrigins?: readonly string[] | null;
  allowedCidrs?: readonly string[] | null;
  /** The version that the caller has seen; when it is not the present one, nothing is written. */
  version?: number | null;
}

const schema = z.object({
  name: accountName.optional(),
  description: accountDescription,
  contact: accountContact,
  accessTokenLifetime: accessTokenLifetime.nullish(),
  requireDpop: z.boolean().nullish(),
  refreshLifetime: refreshLifetime.nullish(),
  ...accountBounds,
  version: seenVersion,
});

/**
 * Changes what is given; a field left out stays, `null` clears it. Tokens already issued keep their lifetime; from where they count changes at once.
 * @throws ForbiddenError also when what is stolen of the account would be worth more, and it may do more than the actor
 */
export async function updateServiceAccount(actor: Actor | null, id: string, input: UpdateServiceAccountInput): Promise<ServiceAccount> {
  assertKnown(actor);
  return transaction(async (tx) => {
    const account = await lockAccount(tx, actor, "service-account:update", id);
    const values = parseInput(schema, input);
    assertVersion("service account", account, values.version);
    const changes = changesOf(account, {
      name: values.name,
      description: input.description === undefined ? undefined : values.description,
      contact: input.contact === undefined ? undefined : values.contact,
      accessTokenLifetime: values.accessTokenLifetime === null ? lifetimeLimits.default : values.accessTokenLifetime,
      requireDpop: values.requireDpop === null ? false : values.requireDpop,
      refreshLifetime: values.refreshLifetime === null ? refreshLimits.default : values.refreshLifetime,
      allowedOrigins: input.allowedOrigins === undefined ? undefined : (values.allowedOrigins ?? []),
      allowedCidrs: input.allowedCidrs === undefined ? undefined : (values.allowedCidrs ?? []),
    });
    if (Object.keys(changes.after).length === 0) return account;
    await assertMayMove(tx, actor, account, { ...account, ...changes.after });
    const columns = {
      ...changes.after,
      ...(changes.after.name !== undefined && { nameKey: nameKey(changes.after.name) }),
      // What was issued before stays refused, as it was.
      ...(changes.after.requireDpop === false && { bearerSince: await databaseTime(tx) }),
      updatedAt: new Date(),
      version: account.version + 1,
    };
    await tx.manager.update(ServiceAccount, { id: account.id }, columns).catch(asAccountNameTaken);
    await recordEvent(tx, actor, {
      action: "service-account.update",
      teamId: account.teamId,
      target: { type: "ServiceAccount", id: account.id, name: changes.after.name ?? account.name },
      details: changes.details,
    });
    tx.changed("client", account.clientId);
    if (changes.after.allowedOrigins) tx.changed("cors-origin", "*");
    return { ...account, ...columns };
  });
}

/**
 * Whoever lets an account count from more places, or without proofs, or for longer, makes its keys and tokens worth more, to who has them.
 * The other way round, anybody may who may change it.
 */
async function assertMayMove(tx: Transaction, actor: Actor, before: ServiceAccount, after: ServiceAccount): Promise<void> {
  const moves = !areTighter(before, after);
  if (!moves && !weakens(before, after)) return;
  assertRecentSignIn(actor);
  const [holder] = await roadsOf(tx.manager, { serviceAccountIds: [before.id] });
  assertMayGive(
    actor,
    before.teamId,
    givenTo(holder!),
    moves ? `let ${before.name} count from more places` : `make the tokens of ${before.name} easier to use`,
  );
  if (moves) assertBoundsNoLooser(actor, before, after);
}

/** True when a stolen token, or what is got with a stolen secret before that ends, would be worth more than before. */
function weakens(before: ServiceAccount, after: ServiceAccount): boolean {
  const longer = after.accessTokenLifetime > before.accessTokenLifetime || after.refreshLifetime > before.refreshLifetime;
  return longer || (before.requireDpop && !after.requireDpop);
}
