import fs from "node:fs";
import path from "node:path";

/** What a stamp file says was last made from; undefined when it says nothing. @param {string} file */
export function readStamp(file) {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8")).hash;
  } catch {
    return undefined;
  }
}

/** Says what was just made from. The last step of making it, so that an interrupted one is made again. */
export function writeStamp(file, hash) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, `${JSON.stringify({ hash })}\n`);
}

/** Takes the word back, before it becomes untrue. @param {string} file */
export function removeStamp(file) {
  fs.rmSync(file, { force: true });
}
