import { pathToFileURL } from "node:url";
import { ensureCli } from "./ensure-build.mjs";
import { ensureDependencies } from "./ensure-dependencies.mjs";
import { orExplain } from "./launch-error.mjs";
import { inProject, projectRoot } from "./project-root.mjs";

/**
 * Runs the command-line tool with the arguments of this process, in this process. Installs and builds it first if needed.
 * @param {NodeJS.WriteStream} stream where progress is shown
 */
export async function runCli(stream) {
  process.chdir(projectRoot);
  await orExplain(async () => {
    await ensureDependencies(stream);
    await ensureCli(stream);
    process.setSourceMapsEnabled(true);
    await import(pathToFileURL(inProject("dist/cli.mjs")).href);
  });
}
