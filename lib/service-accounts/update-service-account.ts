import { z } from "zod";
import { ServiceAccount } from "../../entities/index";
import { recordEvent } from "../audit/record-event";
import { transaction } from "../db/transaction";
import { parseInput } from "../input/parse";
import { nameKey } from "../input/text";
import type { Actor } from "../permissions/actor";
import { changesOf } from "../audit/changes-of";
import { asNameTaken } from "./create-service-account";
import { accessTokenLifetime, accountDescription, accountName, lifetimeLimits } from "./input";
import { lockAccount } from "./lock-account";
import { assertKnown } from "../permissions/assert-known";

export interface UpdateServiceAccountInput {
  name?: string | null;
  description?: string | null;
  /** Seconds; null for the default. */
  accessTokenLifetime?: number | null;
}

const schema = z.object({ name: accountName.optional(), description: accountDescription, accessTokenLifetime: accessTokenLifetime.nullish() });

/** Changes what is given; a field left out stays, `null` clears it. Tokens already issued keep their lifetime. */
export async function updateServiceAccount(actor: Actor | null, id: string, input: UpdateServiceAccountInput): Promise<ServiceAccount> {
  assertKnown(actor);
  return transaction(async (tx) => {
    const account = await lockAccount(tx, actor, "service-account:update", id);
    const values = parseInput(schema, input);
    const changes = changesOf(account, {
      name: values.name,
      description: input.description === undefined ? undefined : values.description,
      accessTokenLifetime: values.accessTokenLifetime === null ? lifetimeLimits.default : values.accessTokenLifetime,
    });
    if (Object.keys(changes.after).length === 0) return account;
    const columns = { ...changes.after, ...(changes.after.name !== undefined && { nameKey: nameKey(changes.after.name) }), updatedAt: new Date() };
    await tx.manager.update(ServiceAccount, { id: account.id }, columns).catch(asNameTaken);
    await recordEvent(tx, actor, {
      action: "service-account.update",
      teamId: account.teamId,
      target: { type: "ServiceAccount", id: account.id, name: changes.after.name ?? account.name },
      details: changes.details,
    });
    tx.changed("client", account.clientId);
    return { ...account, ...columns };
  });
}
