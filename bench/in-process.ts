import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startEmbedded } from "@/lib/db/embedded/start-embedded";
import { provideDatabaseUrl } from "@/lib/env";
import { openServices } from "@/lib/start/open-services";

/** Opens Latchkey in this process, on an embedded PostgreSQL of its own in a temporary directory. `close` leaves nothing behind. */
export async function openLatchkey(): Promise<{ close: () => Promise<void> }> {
  const directory = mkdtempSync(path.join(tmpdir(), "latchkey-bench-"));
  for (const name of ["LATCHKEY_SESSION_SECRET", "LATCHKEY_PEPPER", "LATCHKEY_KEY_ENCRYPTION_KEY"]) process.env[name] = randomBytes(32).toString("base64url");
  Object.assign(process.env, { LATCHKEY_DATA_DIR: directory, LATCHKEY_LOG_LEVEL: "silent" });
  const embedded = await startEmbedded(directory);
  provideDatabaseUrl(embedded.url);
  const services = await openServices();
  return {
    close: async () => {
      await services.close();
      await embedded.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
