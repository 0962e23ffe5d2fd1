import type { Instrumentation } from "next";

/** What is kept in memory follows the database. In production the pages' thread listens already; Next alone, as in development, does it here. */
export async function register(): Promise<void> {
  const { hearsChanges, startListening } = await import("./lib/db/changes");
  if (!hearsChanges()) await startListening();
}

/** A page that broke while the server rendered it is in the log under both ids that its reader may be shown. */
export const onRequestError: Instrumentation.onRequestError = async (error, { headers }) => {
  const { reportError } = await import("./lib/http/report-error");
  const requestId = headers["x-request-id"];
  reportError(error, typeof requestId === "string" ? requestId : null);
};
