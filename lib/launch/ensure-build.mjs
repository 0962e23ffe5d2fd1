import { contentHash } from "./content-hash.mjs";
import { bundle } from "./bundle.mjs";
import { LaunchError } from "./launch-error.mjs";
import { oneAtATime } from "./one-at-a-time.mjs";
import { inProject } from "./project-root.mjs";
import { showProgress } from "./progress.mjs";
import { runStep } from "./run-step.mjs";
import { readStamp, removeStamp, writeStamp } from "./stamp.mjs";

const CODE = ["entities", "graphql", "lib", "package-lock.json", "tsconfig.json"];
const PAGES = ["app", "public", "server.ts", "next.config.ts", "proxy.ts", "instrumentation.ts", "postcss.config.mjs"];

/** Builds the pages, the server and the command-line tool if a source changed since. @param {NodeJS.WriteStream} stream */
export async function ensureBuild(stream) {
  if (upToDate(ALL)) return;
  await oneAtATime(stream, () => make(ALL, () => makeAll(stream)));
}

async function makeAll(stream) {
  await bundleStep(stream, "server", { server: "server.ts", "pages-thread": "lib/pages-thread/pages-thread.ts" });
  await makeCli(stream);
  await runStep({
    doing: "Building the dashboard",
    done: "Built the dashboard",
    failed:
      "The dashboard could not be built. If the sources were not changed, check free memory (about 1 GB is needed) and disk space, then run the command again.",
    command: [process.execPath, inProject("node_modules/next/dist/bin/next"), "build"],
    env: { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    stream,
  });
}

/** Bundles only the command-line tool if a source of it changed since. @param {NodeJS.WriteStream} stream */
export async function ensureCli(stream) {
  if (upToDate(CLI)) return;
  await oneAtATime(stream, () => makeCli(stream));
}

const CLI = { stamp: inProject("dist/cli.json"), sources: CODE };
const ALL = { stamp: inProject("dist/build.json"), sources: [...CODE, ...PAGES] };

const makeCli = (stream) => make(CLI, () => bundleStep(stream, "command-line tool", { cli: "lib/cli/main.ts" }));

const upToDate = ({ stamp, sources }) => readStamp(stamp) === contentHash(sources);

/** Looks again first: the process that we waited for may have made it. */
async function make({ stamp, sources }, action) {
  // Taken before building: what is edited meanwhile is built next time.
  const hash = contentHash(sources);
  if (readStamp(stamp) === hash) return;
  removeStamp(stamp);
  await action();
  writeStamp(stamp, hash);
}

async function bundleStep(stream, what, entries) {
  const finish = showProgress(stream, `Building the ${what}`);
  try {
    await bundle(entries);
  } catch (error) {
    finish(`Building the ${what} failed`);
    throw new LaunchError(error.message);
  }
  finish(`Built the ${what}`);
}
