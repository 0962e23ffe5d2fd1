import { z } from "zod";
import { ServiceAccount } from "../../entities/index";
import { recordEvent } from "../audit/record-event";
import { transaction } from "../db/transaction";
import { parseInput } from "../input/parse";
import { nameKey } from "../input/text";
import { assertVersion, seenVersion } from "../input/version";
import type { Actor } from "../permissions/actor";
import { changesOf } from "../audit/changes-of";
import { asNameTaken } from "./create-service-account";
import { accessTokenLifetime, accountContact, accountDescription, accountName, lifetimeLimits } from "./input";
import { lockAccount } from "./lock-accounts";
import { assertKnown } from "../permissions/assert-known";

export interface UpdateServiceAccountInput {
  name?: string | null;
  description?: string | null;
  /** E-mail address of who maintains it. */
  contact?: string | null;
  /** Seconds; null for the default. */
  accessTokenLifetime?: number | null;
  /** The version that the caller has seen; when it is not the present one, nothing is written. */
  version?: number | null;
}

const schema = z.object({
  name: accountName.optional(),
  description: accountDescription,
  contact: accountContact,
  accessTokenLifetime: accessTokenLifetime.nullish(),
  version: seenVersion,
});

/** Changes what is given; a field left out stays, `null` clears it. Tokens already issued keep their lifetime. */
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
    });
    if (Object.keys(changes.after).length === 0) return account;
    const columns = {
      ...changes.after,
      ...(changes.after.name !== undefined && { nameKey: nameKey(changes.after.name) }),
      updatedAt: new Date(),
      version: account.version + 1,
    };
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
