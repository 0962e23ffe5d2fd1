import fs from "node:fs";
import path from "node:path";
import { contentHash } from "./content-hash.mjs";
import { inProject } from "./project-root.mjs";
import { oneAtATime } from "./one-at-a-time.mjs";
import { runStep } from "./run-step.mjs";
import { readStamp, removeStamp, writeStamp } from "./stamp.mjs";

const stamp = inProject("node_modules/.latchkey-lock");

/**
 * Installs the dependencies if they are missing or package-lock.json changed since.
 * @param {NodeJS.WriteStream} stream where progress is shown
 */
export async function ensureDependencies(stream) {
  if (areInstalled()) return;
  await oneAtATime(stream, async () => {
    // The process that we waited for may have done it.
    if (areInstalled()) return;
    removeStamp(stamp);
    const locked = fs.existsSync(inProject("package-lock.json"));
    await runStep({
      doing: "Installing dependencies",
      done: "Installed dependencies",
      failed:
        'The dependencies could not be installed. Check that the npm registry can be reached ("npm ping"; behind a proxy: "npm config set proxy …") and that the disk is not full, then run the command again.',
      // Tools for building are needed in production too, as this folder builds itself.
      command: [...npm(), locked ? "ci" : "install", "--include=dev", "--no-audit", "--no-fund"],
      env: { PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: "1" },
      stream,
    });
    writeStamp(stamp, wanted());
  });
}

// Packages for another platform are useless after the folder moved to another machine.
const wanted = () => contentHash([fs.existsSync(inProject("package-lock.json")) ? "package-lock.json" : "package.json"], `${process.platform} ${process.arch}`);

function areInstalled() {
  const kept = readStamp(stamp);
  if (kept === wanted()) return true;
  if (kept || !npmInstalledAll()) return false;
  try {
    writeStamp(stamp, wanted());
  } catch {
    // Read-only: looked up again next time.
  }
  return true;
}

/** Somebody ran npm by hand: npm notes what it installed when it has finished. */
function npmInstalledAll() {
  try {
    const [need, have] = ["package-lock.json", "node_modules/.package-lock.json"].map((file) => JSON.parse(fs.readFileSync(inProject(file), "utf8")).packages);
    return Object.entries(need).every(([place, { version, optional, devOptional }]) => !place || optional || devOptional || have[place]?.version === version);
  } catch {
    return false;
  }
}

/** The npm that runs us, else the one that came with this Node, else whatever is called npm. */
function npm() {
  const bin = path.dirname(process.execPath);
  const candidates = [
    process.env.npm_execpath ?? "",
    path.join(bin, "../lib/node_modules/npm/bin/npm-cli.js"),
    path.join(bin, "node_modules/npm/bin/npm-cli.js"),
  ];
  const cli = candidates.find((file) => path.basename(file) === "npm-cli.js" && fs.existsSync(file));
  return cli ? [process.execPath, cli] : ["npm"];
}
