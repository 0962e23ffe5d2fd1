import { spawn } from "node:child_process";
import fs from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import { inProject, projectRoot } from "./project-root.mjs";

/** What a stage of the tests came to, with what each failed test says. @typedef {{ name: string, passed: number, failed: number, failures?: string[] }} StageResult */

const bin = (name) => inProject("node_modules", ".bin", name);

/** Runs a program to its end with its output shown. @returns {Promise<number>} its exit code */
export async function run(command, args, env = {}) {
  return ended(start(command, args, { stdio: "inherit", env: { ...process.env, ...env } }));
}

/** Runs a program to its end. @returns {Promise<{ code: number, output: string }>} with all that it said */
async function capture(command, args) {
  const child = start(command, args, { stdio: ["ignore", "pipe", "pipe"] });
  const chunks = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => chunks.push(chunk));
  return { code: await ended(child), output: Buffer.concat(chunks).toString("utf8") };
}

function start(command, args, options) {
  const child = spawn(command, args, { cwd: projectRoot, ...options });
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => child.kill(signal));
  return child;
}

const ended = (child) =>
  new Promise((resolve) => {
    child.on("error", () => resolve(127));
    child.on("close", (code) => resolve(code ?? 1));
  });

/**
 * Checks that pass or fail as a whole, as many at a time as there are processors: each calculates on one. What one says is shown when it has ended.
 * @param {[name: string, tool: string, args: string[]][]} all those that take longest first
 * @returns {Promise<StageResult[]>}
 */
export async function checks(all) {
  const left = all.entries();
  const results = [];
  const work = async () => {
    for (const [place, [name, tool, args]] of left) {
      const { code, output } = await capture(bin(tool), args);
      heading(name);
      process.stdout.write(output);
      results[place] = { name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return results;
}

/** A run of Vitest, with its own count of tests. @returns {Promise<StageResult>} */
export async function vitest(name, args) {
  heading(name);
  const file = report("vitest");
  const code = await run(bin("vitest"), ["run", ...args, "--reporter=default", "--reporter=json", `--outputFile.json=${file}`]);
  const { numPassedTests = 0, numFailedTests = 0, testResults = [] } = read(file);
  const failures = testResults.flatMap((tested) => [
    // A file that fell over before its tests has a message of its own.
    ...(tested.status === "failed" && tested.assertionResults.every(({ status }) => status !== "failed") ? [said(tested.name, tested.message)] : []),
    ...tested.assertionResults
      .filter(({ status }) => status === "failed")
      .map((test) => said(`${path.relative(projectRoot, tested.name)} › ${test.fullName}`, test.failureMessages[0])),
  ]);
  return { name, passed: numPassedTests, failed: Math.max(numFailedTests, code === 0 ? 0 : 1), failures };
}

/** A run of a project of Playwright, with its own count of tests; what passed only when it ran again is passed, and listed with why it had failed. @returns {Promise<StageResult>} */
export async function playwright(name, project, env) {
  heading(name);
  const file = report("playwright");
  const code = await run(bin("playwright"), ["test", `--project=${project}`, "--reporter=line,json"], { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: file });
  const { stats: { expected = 0, flaky = 0, unexpected = 0 } = {}, suites = [] } = read(file);
  return { name, passed: expected + flaky, failed: Math.max(unexpected, code === 0 ? 0 : 1), failures: suites.flatMap(failedSpecs) };
}

function failedSpecs(suite) {
  const own = (suite.specs ?? [])
    .filter(({ ok, tests }) => !ok || tests.some(({ status }) => status === "flaky"))
    .map((spec) =>
      said(
        `${spec.file}:${spec.line} › ${spec.title}${spec.ok ? " (passed when it ran again)" : ""}`,
        spec.tests.flatMap(({ results }) => results).find(({ error }) => error)?.error.message,
      ),
    );
  return [...own, ...(suite.suites ?? []).flatMap(failedSpecs)];
}

/** A failed test and the start of its reason, short enough that a list of them can be read below everything else. */
function said(test, reason) {
  const lines = stripVTControlCharacters(reason ?? "")
    .split("\n")
    .filter((line) => line.trim() !== "");
  return [test, ...lines.slice(0, 8).map((line) => `    ${line.slice(0, 200)}`)].join("\n");
}

function heading(name) {
  process.stdout.write(`\n── ${name}\n`);
}

function report(kind) {
  const directory = inProject("test-results");
  fs.mkdirSync(directory, { recursive: true });
  const file = path.join(directory, `${kind}-${process.pid}-${Date.now()}.json`);
  return file;
}

function read(file) {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8"));
  } catch {
    return {};
  }
}
