import type { ServerUser } from "./server-user";

/**
 * How PostgreSQL names its directory, which is also its working directory.
 * Another user may be unable to walk there (a data directory is 0700, and so is /root), but a working directory is inherited:
 * Node enters it before it gives up being root, and this link leads to it without a walk. So nothing else of the data directory need be opened.
 */
export function pgdataArgument(pgdata: string, user: ServerUser | undefined): string {
  return user && process.platform === "linux" ? "/proc/self/cwd" : pgdata;
}
