import { inProject, projectRoot } from "./project-root.mjs";

/**
 * Bundles our TypeScript into one file for Node; packages stay in node_modules.
 * @param {string} entry such as "server.ts"
 * @param {string} outfile such as "dist/server.mjs"
 */
export async function bundle(entry, outfile) {
  // Found only now: it is a dependency, and this file is loaded before there are any.
  const { build } = await import("esbuild");
  await build({
    absWorkingDir: projectRoot,
    entryPoints: [entry],
    outfile: inProject(outfile),
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    tsconfig: inProject("tsconfig.json"),
    sourcemap: true,
    // TypeORM and our errors use the names of classes.
    keepNames: true,
    // Errors are in the exception.
    logLevel: "silent",
  });
}
