import { startListening, stopListening } from "../db/changes";
import { migrate } from "../db/migrate";
import { closePool } from "../db/pool";
import { prepareInstallation } from "../setup/prepare-installation";

/** Brings the database up to date and opens what every process of Latchkey works with. `close` gives it back. */
export async function openServices(): Promise<{ migrated: string[]; close(): Promise<void> }> {
  try {
    const migrated = await migrate();
    await prepareInstallation();
    await startListening();
    return { migrated, close };
  } catch (error) {
    await close().catch(() => undefined);
    throw error;
  }
}

async function close(): Promise<void> {
  await stopListening();
  await closePool();
}
