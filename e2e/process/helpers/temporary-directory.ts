import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { onCleanUp } from "./clean-up";

/** A new directory that is gone after the test file. Others may walk through it, as PostgreSQL may run as another user. */
export function temporaryDirectory(): string {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), "latchkey-process-"));
  fs.chmodSync(directory, 0o755);
  onCleanUp(() => fs.rmSync(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
  return directory;
}
