import type { Product } from "../../entities/index";
import { databaseTime } from "../db/database-time";
import type { Transaction } from "../db/transaction";
import { lifetimeLimits } from "../service-accounts/input";
import { audienceTaken } from "./taken";

/**
 * Keeps an audience for a team for as long as a token lives that its product checks by itself. Were it free before, another team could
 * register it for a product of theirs, which would then take that token for one of its own.
 */
export async function holdAudience(tx: Transaction, audience: string, teamId: string, until: Date): Promise<void> {
  await tx.manager.query(
    `INSERT INTO audience_hold (audience, team_id, until) VALUES ($1, $2, $3)
     ON CONFLICT (audience) DO UPDATE SET team_id = excluded.team_id,
       until = CASE WHEN audience_hold.team_id = excluded.team_id THEN greatest(audience_hold.until, excluded.until) ELSE excluded.until END`,
    [audience, teamId, until],
  );
}

/** An instance that hasn't heard of the change yet issues tokens for a moment longer, and clocks may differ. In milliseconds. */
const heldLonger = 10 * 60_000;

/** The same for an audience that a product gives up: access tokens for it may be about until the longest-lived one has expired. */
export async function holdGivenUp(tx: Transaction, { audience, teamId }: Pick<Product, "audience" | "teamId">): Promise<void> {
  if (audience === null) return;
  const now = await databaseTime(tx);
  await holdAudience(tx, audience, teamId, new Date(now.getTime() + lifetimeLimits.max * 1000 + heldLonger));
}

/** Checks an audience that a product has got in this transaction. @throws InvalidInputError while tokens of another team are for it */
export async function assertNotHeld(tx: Transaction, audience: string | null, teamId: string): Promise<void> {
  const held = await tx.manager.query<unknown[]>("SELECT 1 FROM audience_hold WHERE audience = $1 AND team_id <> $2 AND until > now()", [audience, teamId]);
  if (held.length > 0) throw audienceTaken();
}
