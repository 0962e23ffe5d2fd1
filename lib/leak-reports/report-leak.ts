import { tokenPolicyOf } from "../api-tokens/token-policy";
import { transaction } from "../db/transaction";
import { type RequestOrigin, systemActor } from "../permissions/actor";
import { readIfToken } from "../tokens/read-token";
import { isFirstFlag } from "./is-first-flag";
import type { Leaked } from "./leaked";
import { leakedAccessToken } from "./leaked-access-token";
import { leakedApiToken } from "./leaked-api-token";
import { leakedClientSecret } from "./leaked-client-secret";

/**
 * Somebody has found an API token, an access token or a client secret where it doesn't belong. One that is in force is ended, or, where the
 * team's policy says so, flagged only, once an hour: both leave an event. What is nothing of ours, or isn't in force any more, is passed over in silence.
 */
export async function reportLeak(text: string, origin: RequestOrigin): Promise<void> {
  const leaked = await leakedBy(text);
  if (!leaked) return;
  await transaction(async (tx) => {
    const { revokeLeaked } = await tokenPolicyOf(tx.manager, leaked.teamId);
    if (!revokeLeaked && !(await isFirstFlag(tx, leaked.key, leaked.teamId))) return;
    await leaked.report(tx, systemActor("Leak report", origin), revokeLeaked);
  });
}

/** Of a JWT only what its signature proves counts. */
async function leakedBy(text: string): Promise<Leaked | undefined> {
  if (/^lks_[\w-]{43}$/.test(text)) return leakedClientSecret(text);
  const read = await readIfToken(text);
  if (!read) return undefined;
  return read.kind === "API_TOKEN" ? leakedApiToken(read) : leakedAccessToken(read.claims);
}
