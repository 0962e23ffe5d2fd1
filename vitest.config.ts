import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    alias: {
      // One copy of graphql, whichever module system asks for it.
      graphql: here("./node_modules/graphql/index.js"),
      "@": here("."),
    },
  },
  test: {
    include: ["{lib,graphql,app,entities,bench,docs}/**/*.test.ts"],
    globalSetup: ["lib/testing/global-setup.ts"],
    pool: "forks",
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
