import fs from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { tryLock } from "./file-lock.mjs";
import { LaunchError } from "./launch-error.mjs";
import { awaitOrphan } from "./orphan.mjs";
import { inProject } from "./project-root.mjs";

/**
 * Installs or builds while no other process of this folder does, so that two starts of a fresh clone don't write the same files.
 * @template T
 * @param {NodeJS.WriteStream} stream
 * @param {() => Promise<T>} action
 * @returns {Promise<T>}
 */
export async function oneAtATime(stream, action) {
  const release = await take(stream);
  try {
    await awaitOrphan(stream);
    return await action();
  } finally {
    release();
  }
}

async function take(stream) {
  const directory = inProject("dist");
  try {
    fs.mkdirSync(directory, { recursive: true });
    fs.accessSync(directory, fs.constants.W_OK);
  } catch (error) {
    throw new LaunchError(
      `Latchkey must be installed and built here first, and can't write to its folder: ${error.message}\nRun "npm start" once as a user who may write to it.`,
    );
  }
  for (let told = false; ; told = true) {
    const { holder, release } = tryLock(directory, { purpose: "prepare" });
    if (release) return release;
    if (!told) stream.write(`Another process (${holder.pid}) is installing or building Latchkey here; waiting for it …\n`);
    await delay(250);
  }
}
