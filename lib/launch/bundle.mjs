import { inProject, projectRoot } from "./project-root.mjs";

/**
 * Bundles our TypeScript for Node, each entry into one file of `dist/`; packages stay in node_modules.
 * @param {Record<string, string>} entries such as `{ server: "server.ts" }` for `dist/server.mjs`
 */
export async function bundle(entries) {
  // Found only now: it is a dependency, and this file is loaded before there are any.
  const { build, stop } = await import("esbuild");
  await build({
    absWorkingDir: projectRoot,
    entryPoints: entries,
    outdir: inProject("dist"),
    outExtension: { ".js": ".mjs" },
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
    // Its helper process would stay for as long as the server.
  }).finally(stop);
}
