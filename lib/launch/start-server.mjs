import { pathToFileURL } from "node:url";
import { ensureBuild } from "./ensure-build.mjs";
import { ensureDependencies } from "./ensure-dependencies.mjs";
import { orExplain } from "./launch-error.mjs";
import { inProject, projectRoot } from "./project-root.mjs";

process.chdir(projectRoot);
await orExplain(async () => {
  await ensureDependencies(process.stdout);
  await ensureBuild(process.stdout);
  process.env.NODE_ENV = "production";
  process.setSourceMapsEnabled(true);
  // In this very process, so that a signal to it reaches the server.
  await import(pathToFileURL(inProject("dist/server.mjs")).href);
});
