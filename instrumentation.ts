/**
 * In development Next runs without `server.ts`, which otherwise listens for changes, so that what is kept in memory follows the database.
 * Elsewhere nothing is to be done here.
 */
export async function register(): Promise<void> {
  const { settings } = await import("./lib/env");
  if (settings().production) return;
  const { hearsChanges, startListening } = await import("./lib/db/changes");
  if (!hearsChanges()) await startListening();
}
