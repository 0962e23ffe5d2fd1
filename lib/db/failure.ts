import { UnavailableError } from "../errors";

const connectionCodes = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH", "ENOTFOUND", "EAI_AGAIN"]);
// 08: connection, 28 and 3D000: it doesn't let us in, 53: out of resources (disk full, too many connections), 57: shutdown, crash, statement_timeout,
// 58: I/O, 25006: read-only, 25P03: too long in a transaction.
const unavailableState = /^(08|28|3D000|53|57|58|25006|25P03)/;
// TypeORM's words for a connection that was lost between two statements of a transaction.
const lostInTransaction = new Set(["QueryRunnerAlreadyReleasedError", "QueryRunnerProviderAlreadyReleasedError", "TransactionNotStartedError"]);

/** True when a database error says that the database is away, full or hanging; the caller has done nothing wrong. */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof UnavailableError) return true;
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError) return error.errors.some(isUnavailable);
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  if (connectionCodes.has(code) || lostInTransaction.has(error.constructor.name) || unavailableState.test(code)) return true;
  return /Query read timeout|Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed|not queryable|after calling end on the pool/i.test(
    error.message,
  );
}

/** The name of the unique constraint that a statement ran into, if that is what failed. */
export function violatedUnique(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("driverError" in error)) return undefined;
  const cause = error.driverError as { code?: string; constraint?: string };
  return cause.code === "23505" ? cause.constraint : undefined;
}
