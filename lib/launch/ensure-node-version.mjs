// Runs on any Node that knows modules, so that an old one gets the message and not a syntax error.
import fs from "node:fs";

/** Ends the process with a readable message when this Node is not one that package.json allows. */
export function ensureNodeVersion() {
  const range = JSON.parse(fs.readFileSync(new URL("../../package.json", import.meta.url), "utf8")).engines.node;
  if (isAllowed(process.versions.node, range)) return;
  console.error(
    "Latchkey needs another version of Node.js: " +
      range +
      ". This is " +
      process.versions.node +
      ".\nGet one from https://nodejs.org or with your version manager, then try again.",
  );
  process.exit(1);
}

/**
 * Understands the two forms that package.json uses, `^1.2.3` and `>=1.2.3`, joined by `||`.
 * @param {string} version
 * @param {string} range
 */
export function isAllowed(version, range) {
  const have = numbers(version);
  return range.split("||").some((part) => {
    const need = numbers(part);
    const enough = have[0] !== need[0] ? have[0] > need[0] : have[1] !== need[1] ? have[1] > need[1] : have[2] >= need[2];
    return enough && (part.includes(">=") || have[0] === need[0]);
  });
}

function numbers(text) {
  return text.match(/\d+/g).slice(0, 3).map(Number);
}
