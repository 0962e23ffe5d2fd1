import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { LaunchError } from "./launch-error.mjs";

/** Chromium without the parts that a window needs: a page takes half the time in it. */
const headlessShell = "/usr/bin/chromium-headless-shell";

const places = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/**
 * The browser for the tests: the one named by CHROMIUM_PATH, Debian's Chromium without windows, Playwright's own if it was downloaded, or the system's.
 * Where there is none and apt may install one, it does.
 * @param {NodeJS.WriteStream} stream where progress is shown
 * @returns {Promise<string>} path of the executable
 */
export async function findChromium(stream) {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (!fs.existsSync(given)) throw new LaunchError(`CHROMIUM_PATH is ${given}, and there is no such file.`);
    return given;
  }
  const { chromium } = await import("playwright");
  const find = () => [headlessShell, chromium.executablePath(), ...places].find((place) => place && fs.existsSync(place));
  const found = find();
  if (found) return found;
  if (process.getuid?.() === 0 && fs.existsSync("/usr/bin/apt-get")) {
    stream.write("Installing Chromium by apt …\n");
    const options = { stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
    spawnSync("apt-get", ["update", "-qq"], options);
    // Ubuntu has no such package, and gives Chromium as a whole.
    const { status } = spawnSync("apt-get", ["install", "-y", "-qq", "chromium-headless-shell"], options);
    if (status !== 0) spawnSync("apt-get", ["install", "-y", "-qq", "chromium"], options);
    const installed = find();
    if (installed) return installed;
  }
  throw new LaunchError(
    "The browser tests need Chromium. Install it (Debian: apt-get install chromium-headless-shell; elsewhere: npx playwright install chromium), or set CHROMIUM_PATH to it.",
  );
}
