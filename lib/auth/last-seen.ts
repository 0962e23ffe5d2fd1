import { query } from "../db/pool";
import { log } from "../log";

/** How exactly it is known when a session was last used, in milliseconds: a write a minute for each at most. */
const grain = 60_000;

/**
 * Notes that a session is in use. It is called when a session is read from the database, which happens every few seconds while it is used,
 * and nobody waits for it: what it writes only helps people to recognize their sessions.
 */
export function noteSeen(sessionId: string, lastSeenAt: Date | null): void {
  if (lastSeenAt && Date.now() - lastSeenAt.getTime() < grain) return;
  query("UPDATE session SET last_seen_at = now() WHERE id = $1", [sessionId]).catch((error: unknown) =>
    log().debug({ reason: error instanceof Error ? error.message : String(error) }, "the last use of a session was not noted"),
  );
}
