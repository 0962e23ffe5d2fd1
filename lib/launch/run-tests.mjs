import { ensureBuild } from "./ensure-build.mjs";
import { ensureDependencies } from "./ensure-dependencies.mjs";
import { findChromium } from "./find-chromium.mjs";
import { orExplain } from "./launch-error.mjs";
import { projectRoot } from "./project-root.mjs";
import { check, playwright, run, vitest } from "./test-stage.mjs";

process.chdir(projectRoot);
process.env.NEXT_TELEMETRY_DISABLED = "1";

const formatted = ["**/*.{ts,tsx,mjs,cjs,css}", "*.json", "!package-lock.json"];

/** Each stage by the word that runs it alone: `npm test -- api`. */
const stages = {
  static: async () => {
    await run(process.execPath, ["node_modules/next/dist/bin/next", "typegen"]);
    return [
      await check("Types", "tsc", ["--noEmit", "-p", "."]),
      await check("Lint", "eslint", ["--max-warnings=0", "."]),
      await check("Format", "prettier", ["--check", "--log-level=warn", ...formatted]),
      await check("Import rules", "depcruise", ["lib", "graphql", "entities", "app", "e2e", "bench", "server.ts", "proxy.ts", "--output-type=err"]),
      await check("GraphQL documents", "gql.tada", ["check"]),
    ];
  },
  api: async () => [await vitest("Unit and API tests", [])],
  process: async () => [await vitest("Process tests", ["--config", "vitest.process.config.ts"])],
  e2e: async () => [await playwright("Browser tests", { CHROMIUM_PATH: await findChromium(process.stdout) })],
};

await orExplain(async () => {
  await ensureDependencies(process.stdout);
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !(name in stages));
  if (unknown.length > 0) {
    process.stderr.write(`There is no stage ${unknown.join(", ")}. Stages are ${Object.keys(stages).join(", ")}; all of them by default.\n`);
    process.exit(2);
  }
  const results = [];
  for (const name of Object.keys(stages)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    if (name === "process" || name === "e2e") await ensureBuild(process.stdout);
    results.push(...(await stages[name]()));
  }
  process.stdout.write("\n");
  for (const { name, failures = [] } of results) for (const failure of failures) process.stdout.write(`${name}: ${failure}\n\n`);
  for (const { name, passed, failed } of results) process.stdout.write(`${failed === 0 ? "ok  " : "FAIL"}  ${name}: ${passed} passed, ${failed} failed\n`);
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  process.stdout.write(`\n${sum("passed")} passed, ${sum("failed")} failed\n`);
  process.exitCode = sum("failed") === 0 ? 0 : 1;
});
