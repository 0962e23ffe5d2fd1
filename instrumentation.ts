/** What is kept in memory follows the database. In production the pages' thread listens already; Next alone, as in development, does it here. */
export async function register(): Promise<void> {
  const { hearsChanges, startListening } = await import("./lib/db/changes");
  if (!hearsChanges()) await startListening();
}
