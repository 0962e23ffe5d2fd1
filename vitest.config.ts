import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What loads modules anew, as if processes of their own did: each in a process of its own. All other files run one after another in few processes. */
const apart = ["lib/data-dir/runtime.test.ts", "lib/data-dir/secrets-file.test.ts"];

/** What asks so many rows that they are made for minutes: left out by `npm test`. */
const scale = ["{lib,graphql}/**/*-at-scale.test.ts"];

/** On the database of the run, in processes that files share. */
const together = { globalSetup: ["lib/testing/global-setup.ts"], isolate: false, setupFiles: ["lib/testing/start-afresh.ts"] };

export default defineConfig({
  resolve: {
    alias: {
      // One copy of graphql, whichever module system asks for it.
      graphql: here("./node_modules/graphql/index.js"),
      "@": here("."),
    },
  },
  test: {
    pool: "forks",
    // A test waits for the database as often as it calculates.
    maxWorkers: Math.min(4, Math.max(2, availableParallelism())),
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: { name: "together", include: ["{lib,graphql,app,entities,bench,docs}/**/*.test.ts"], exclude: [...apart, ...scale], ...together },
      },
      { extends: true, test: { name: "scale", include: scale, ...together } },
      { extends: true, test: { name: "apart", include: apart } },
    ],
  },
});
