import { Session } from "../../entities/index";
import { randomSecret } from "../crypto/random-secret";
import { hashSecret } from "../crypto/secret-hash";
import { query } from "../db/pool";
import { ReadCache } from "../db/read-cache";
import type { Transaction } from "../db/transaction";
import { newId } from "../ids";
import { noOrigin, type RequestOrigin } from "../permissions/actor";
import { noteSeen } from "./last-seen";

/** How long a session lasts after sign-in, in seconds: 12 hours. */
export const sessionLifetime = 12 * 60 * 60;

/** A session as it is kept in memory, under the hash of its cookie. */
export interface SessionRecord {
  id: string;
  userId: string;
  authenticatedAt: Date;
  expiresAt: Date;
}

const cache = new ReadCache<SessionRecord>("session", async (tokenHash) => {
  const [row] = await query<{ id: string; user_id: string; authenticated_at: Date; expires_at: Date; last_seen_at: Date | null }>(
    "SELECT id, user_id, authenticated_at, expires_at, last_seen_at FROM session WHERE token_hash = $1",
    [tokenHash],
  );
  if (row) noteSeen(row.id, row.last_seen_at);
  return row && { id: row.id, userId: row.user_id, authenticatedAt: row.authenticated_at, expiresAt: row.expires_at };
});

/** The live session of a cookie's value. */
export async function findSession(cookieSecret: string): Promise<SessionRecord | undefined> {
  if (!/^lksess_[\w-]{43}$/.test(cookieSecret)) return undefined;
  const session = await cache.get(hashSecret(cookieSecret));
  return session && session.expiresAt.getTime() > Date.now() ? session : undefined;
}

/** Starts a session. @returns the cookie's value, which is stored nowhere. */
export async function createSession(tx: Transaction, userId: string, { address, userAgent }: RequestOrigin = noOrigin): Promise<string> {
  const cookieSecret = randomSecret("lksess_");
  const now = Date.now();
  await tx.manager.query("DELETE FROM session WHERE user_id = $1 AND expires_at < now()", [userId]);
  await tx.manager.insert(Session, {
    id: newId("Session"),
    tokenHash: hashSecret(cookieSecret),
    userId,
    createdAt: new Date(now),
    authenticatedAt: new Date(now),
    expiresAt: new Date(now + sessionLifetime * 1000),
    address,
    userAgent,
    lastSeenAt: new Date(now),
  });
  return cookieSecret;
}
