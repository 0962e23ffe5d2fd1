import { isMainThread } from "node:worker_threads";
import pino, { type DestinationStream, type Logger, type LoggerOptions } from "pino";
import { settings } from "./env";

const shared = globalThis as typeof globalThis & { latchkeyLog?: Logger; latchkeyRequestLog?: Logger };

const options: LoggerOptions = {
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
  serializers: { err: withoutData },
};

// A second net: the code logs no bodies and no headers in the first place.
const redact = { paths: ["*.authorization", "*.cookie", "*.password", "*.secret", "*.clientSecret", "*.client_secret", "*.token"], censor: "[redacted]" };

// A write for each line would cost a tenth of a busy server; a line waits 100 ms at most, and the last ones are written at exit.
// Another thread hands its lines to the one that started it, which writes them whole between its own.
let destination: DestinationStream | undefined;
const standardError = () => (destination ??= isMainThread ? largerPieces() : process.stderr);

function largerPieces(): DestinationStream {
  // Of text it would measure all that waits again with each line.
  const bytes = pino.destination({ fd: 2, sync: false, minLength: 15_360, periodicFlush: 100, contentMode: "buffer" }) as { write(line: unknown): unknown };
  return { write: (line: string) => void bytes.write(Buffer.from(line)) };
}

/** The log of this process: one JSON object a line on standard error, UTC times, never a secret. */
export function log(): Logger {
  return (shared.latchkeyLog ??= pino({ ...options, level: settings().logLevel, redact }, standardError()));
}

/** The same log for the one line of each request. Its fields are fixed and flat, so there is nothing to search for secrets on the hot path. */
export function requestLog(): Logger {
  return (shared.latchkeyRequestLog ??= pino({ ...options, level: settings().logLevel }, standardError()));
}

/** Writes whole lines that are in the form of the log already. */
export function writeLog(lines: Buffer): void {
  standardError().write(lines.toString());
}

/** What helps to find an error's cause. A database error also carries its statement's values and the row it met: these stay out. */
function withoutData(error: unknown): object {
  if (!(error instanceof Error)) return typeof error === "object" && error !== null ? error : { message: String(error) };
  const { name, message, stack } = error;
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  return { name, message, stack, ...(typeof code === "string" && { code }), ...(typeof constraint === "string" && { constraint }) };
}
