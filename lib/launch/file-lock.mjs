import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { processStart } from "./process-start.mjs";

/**
 * @typedef {{ pid: number, started: string, purpose: string, url?: string }} Holder
 * @typedef {{ holder: Holder, release?: undefined } | { holder?: undefined, release: () => void }} Attempt
 */

/**
 * Tries once to take the lock of a directory, for as long as this process lives.
 *
 * Node has no flock(), so the lock is a row of files `lock.1`, `lock.2`, …: the newest one counts, and its holder has the lock while its process lives.
 * Whoever finds it released or its process dead creates the next number, which only one process can. The newest file is never deleted, so a slow
 * process that decided on old news creates a number below the newest, sees that, and tries again. There is no moment to delete a lock of another.
 * @param {string} directory
 * @param {{ purpose: string, url?: string }} details what the holder tells others about itself
 * @returns {Attempt} `release` when taken, else `holder`
 */
export function tryLock(directory, details) {
  for (;;) {
    const newest = generations(directory).at(-1) ?? 0;
    const found = newest > 0 ? read(directory, newest) : "stale";
    if (found === "gone") continue;
    if (found !== "stale") return { holder: found };
    const mine = newest + 1;
    if (!create(directory, mine, { pid: process.pid, started: processStart(process.pid), ...details })) continue;
    const all = generations(directory);
    if (all.at(-1) !== mine) {
      fs.rmSync(fileOf(directory, mine), { force: true });
      continue;
    }
    for (const older of all.slice(0, -1)) fs.rmSync(fileOf(directory, older), { force: true });
    return { release: () => release(directory, mine) };
  }
}

/** @param {string} directory @param {number} generation */
const fileOf = (directory, generation) => path.join(directory, `lock.${generation}`);

/** @param {string} directory @returns {number[]} */
function generations(directory) {
  const numbers = fs.readdirSync(directory).flatMap((name) => (/^lock\.\d+$/.test(name) ? [Number(name.slice(5))] : []));
  return numbers.sort((a, b) => a - b);
}

/** @param {string} directory @param {number} generation @returns {Holder | "stale" | "gone"} */
function read(directory, generation) {
  try {
    const holder = JSON.parse(fs.readFileSync(fileOf(directory, generation), "utf8"));
    return holder.started !== undefined && processStart(holder.pid) === holder.started ? holder : "stale";
  } catch (error) {
    if (error.code === "ENOENT") return "gone";
    // Only a crash of the whole machine leaves half a file, and nobody holds a lock across that.
    if (error instanceof SyntaxError) return "stale";
    throw error;
  }
}

/** Creates the file with its content in one step. @returns {boolean} false when another process was faster */
function create(directory, generation, content) {
  const draft = writeDraft(directory, content);
  try {
    fs.linkSync(draft, fileOf(directory, generation));
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  } finally {
    fs.rmSync(draft, { force: true });
  }
}

function release(directory, generation) {
  if (!fs.existsSync(fileOf(directory, generation))) return;
  fs.renameSync(writeDraft(directory, { released: true }), fileOf(directory, generation));
}

function writeDraft(directory, content) {
  const draft = path.join(directory, `.lock-${process.pid}-${randomBytes(6).toString("hex")}`);
  fs.writeFileSync(draft, `${JSON.stringify(content)}\n`, { mode: 0o644, flag: "wx" });
  return draft;
}
