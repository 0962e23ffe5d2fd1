import { defineConfig, devices } from "playwright/test";
import { appUrl, harnessUrl } from "./e2e/harness/addresses";

// A system Chromium, where Playwright's own can't be had; as root it needs its sandbox off.
const executablePath = process.env.CHROMIUM_PATH;

/** What a newcomer does, and what must never break: run by `npm test`. */
const walk = [
  "tour",
  "sign-in",
  "create-service-account",
  "enable-service-account",
  "regenerate-client-keys",
  "assign-roles",
  "tokens",
  "browser-app",
  "permission/service-account",
].map((name) => `**/e2e/${name}.spec.ts`);

export default defineConfig({
  testDir: "e2e",
  projects: [
    { name: "walk", testMatch: walk },
    { name: "others", testMatch: "**/*.spec.ts", testIgnore: ["**/accessibility/**", ...walk] },
    { name: "accessibility", testMatch: "**/accessibility/*.spec.ts" },
  ],
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  // A trace costs a fifth of a test, so it is recorded when a test that failed runs again. If it passes then, it is listed, and to be mended.
  retries: 1,
  use: {
    ...devices["Desktop Chrome"],
    baseURL: appUrl,
    channel: undefined,
    trace: "on-first-retry",
    screenshot: "only-on-failure",
    actionTimeout: 15_000,
    launchOptions: {
      executablePath,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  webServer: {
    command: "node --import tsx e2e/harness/start.ts",
    url: `${harnessUrl}/ready`,
    timeout: 120_000,
    stdout: "pipe",
    gracefulShutdown: { signal: "SIGTERM", timeout: 30_000 },
  },
});
