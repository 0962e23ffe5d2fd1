/** A problem before Latchkey runs, told so that a person can act on it. */
export class LaunchError extends Error {
  name = "LaunchError";
}

const READABLE = new Set(["LaunchError", "OperatorError", "DataDirLockedError", "SettingsError"]);

/**
 * Runs what a command does; when it fails, says why and ends the process with code 1.
 * Errors that are written for people are shown without a stack trace.
 * @param {() => Promise<unknown>} action
 */
export async function orExplain(action) {
  try {
    await action();
  } catch (error) {
    console.error(READABLE.has(error?.name) ? error.message : error);
    process.exit(1);
  }
}
