/** Next has its own copy of every module, so it listens for changes itself: what its copies keep in memory follows the database. */
export async function register(): Promise<void> {
  const { hearsChanges, startListening } = await import("./lib/db/changes");
  if (!hearsChanges()) await startListening();
}
