import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Tests of the process as a whole, under faults. They start the production build as its own processes, so they run after it. */
export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)) } },
  test: {
    include: ["e2e/process/**/*.test.ts"],
    globalSetup: ["e2e/process/helpers/global-setup.ts"],
    setupFiles: ["e2e/process/helpers/clean-up.ts"],
    pool: "forks",
    // Each file has processes, ports and a database of its own, and waits most of its time.
    maxWorkers: 3,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
