import pino, { type Logger } from "pino";
import { settings } from "./env";

const shared = globalThis as typeof globalThis & { latchkeyLog?: Logger };

/** The log of this process: one JSON object a line on standard error, UTC times, never a secret. */
export function log(): Logger {
  return (shared.latchkeyLog ??= pino(
    {
      level: settings().logLevel,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      // A second net: the code logs no bodies and no headers in the first place.
      redact: { paths: ["*.authorization", "*.cookie", "*.password", "*.secret", "*.clientSecret", "*.client_secret", "*.token"], censor: "[redacted]" },
    },
    pino.destination({ fd: 2, sync: false, minLength: 0 }),
  ));
}
