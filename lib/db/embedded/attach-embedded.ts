import path from "node:path";
import { canConnect } from "./can-connect";
import { databaseUrl } from "./database-url";
import { readPasswords } from "./passwords";
import { runningPostmaster } from "./postmaster-pid";

/** Connection string of the PostgreSQL that another process runs in this data directory; undefined while it doesn't answer. */
export async function attachEmbedded(dataDir: string): Promise<string | undefined> {
  const postmaster = runningPostmaster(path.join(dataDir, "pgdata"));
  const passwords = readPasswords(dataDir);
  if (!postmaster?.ready || !passwords) return undefined;
  const url = databaseUrl(postmaster.port, "latchkey", passwords.latchkey);
  return (await canConnect(url)) ? url : undefined;
}
