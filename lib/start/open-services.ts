import { atMost } from "../at-most";
import { startLinking, stopLinking } from "../audit/chain/linker";
import { startCaretaker, stopCaretaker } from "../audit/retention/caretaker";
import { startListening, stopListening } from "../db/changes";
import { migrate } from "../db/migrate";
import { closePool } from "../db/pool";
import { flushUnrecorded } from "../oauth/unrecorded-refusals";
import { prepareInstallation } from "../setup/prepare-installation";
import { flushUsage } from "../usage/note";

// A database that hangs doesn't answer a goodbye either.
const patience = 2_000;

/** Brings the database up to date and opens what every process of Latchkey works with. `close` gives it back. */
export async function openServices(): Promise<{ migrated: string[]; close(): Promise<void> }> {
  try {
    const migrated = await migrate();
    await prepareInstallation();
    await startListening();
    startLinking();
    startCaretaker();
    return { migrated, close: closeServices };
  } catch (error) {
    await closeServices().catch(() => undefined);
    throw error;
  }
}

async function closeServices(): Promise<void> {
  stopCaretaker();
  await atMost(patience, Promise.all([flushUsage(), flushUnrecorded(), stopLinking()]));
  await atMost(patience, Promise.all([stopListening(), closePool()]));
}
