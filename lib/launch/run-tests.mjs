import { ensureBuild } from "./ensure-build.mjs";
import { ensureDependencies } from "./ensure-dependencies.mjs";
import { findChromium } from "./find-chromium.mjs";
import { orExplain } from "./launch-error.mjs";
import { projectRoot } from "./project-root.mjs";
import { checks, playwright, run, vitest } from "./test-stage.mjs";

process.chdir(projectRoot);
process.env.NEXT_TELEMETRY_DISABLED = "1";

const formatted = ["**/*.{ts,tsx,mjs,cjs,css}", "*.json", "!package-lock.json"];

/** Each stage by the word that runs it alone: `npm test -- api`. */
const stages = {
  static: async () => {
    await run(process.execPath, ["node_modules/next/dist/bin/next", "typegen"]);
    return checks([
      ["Lint", "eslint", ["--max-warnings=0", "."]],
      ["Types", "tsc", ["--noEmit", "-p", "."]],
      ["GraphQL documents", "gql.tada", ["check"]],
      ["Format", "prettier", ["--check", "--log-level=warn", "--cache", "--cache-strategy=content", ...formatted]],
      ["Import rules", "depcruise", ["lib", "graphql", "entities", "app", "e2e", "bench", "server.ts", "proxy.ts", "--output-type=err"]],
    ]);
  },
  api: async () => [await vitest("Unit and API tests", ["--project=together", "--project=apart"])],
  walk: async () => [await inBrowser("A walk in the browser", "walk")],
  scale: async () => [await vitest("Lists of a million", ["--project=scale"])],
  process: async () => [await vitest("Process tests", ["--config", "vitest.process.config.ts"])],
  e2e: async () => [await inBrowser("Browser tests", "others")],
  accessibility: async () => [await inBrowser("Every page and dialog, on both widths", "accessibility")],
};

const inBrowser = async (name, project) => playwright(name, project, { CHROMIUM_PATH: await findChromium(process.stdout) });

/** Which run when none is named: what takes less than ten minutes on two processors, and tells of most mistakes. The others run before a change lands. */
const usual = ["static", "api", "walk"];
const built = ["walk", "process", "e2e", "accessibility"];

await orExplain(async () => {
  await ensureDependencies(process.stdout);
  const named = process.argv.slice(2);
  const unknown = named.filter((name) => name !== "all" && !(name in stages));
  if (unknown.length > 0) {
    process.stderr.write(`There is no stage ${unknown.join(", ")}. Stages are ${Object.keys(stages).join(", ")}, or all; ${usual.join(", ")} by default.\n`);
    process.exit(2);
  }
  const wanted = named.length > 0 ? named : usual;
  const results = [];
  for (const [name, stage] of Object.entries(stages)) {
    if (!wanted.includes(name) && !wanted.includes("all")) continue;
    if (built.includes(name)) await ensureBuild(process.stdout);
    results.push(...(await stage()));
  }
  process.stdout.write("\n");
  for (const { name, failures = [] } of results) for (const failure of failures) process.stdout.write(`${name}: ${failure}\n\n`);
  for (const { name, passed, failed } of results) process.stdout.write(`${failed === 0 ? "ok  " : "FAIL"}  ${name}: ${passed} passed, ${failed} failed\n`);
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  process.stdout.write(`\n${sum("passed")} passed, ${sum("failed")} failed\n`);
  process.exitCode = sum("failed") === 0 ? 0 : 1;
});
