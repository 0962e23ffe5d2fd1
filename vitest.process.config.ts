import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Tests of the process as a whole, under faults. They start the production build as its own processes, so they run after it and one after another. */
export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)) } },
  test: {
    include: ["e2e/process/**/*.test.ts"],
    globalSetup: ["e2e/process/helpers/global-setup.ts"],
    setupFiles: ["e2e/process/helpers/clean-up.ts"],
    pool: "forks",
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
