import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { expect, it } from "vitest";
import { freePort } from "../../lib/db/embedded/free-port";
import { blocksOf } from "../testing/blocks-of";

it("the command of docs/examples/README.md serves the example page; e2e/browser-app.spec.ts says what it does", async () => {
  const port = await freePort();
  const command = blocksOf("docs/examples/README.md", "sh").join("").replace("5173 ", `${port} --bind 127.0.0.1 `);
  const server = spawn("bash", ["-c", command.replace("python3", "exec python3")], { stdio: "ignore" });
  const ended = once(server, "close");
  try {
    let response: Response | undefined;
    while (!(response = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined))) {
      expect(server.exitCode).toBeNull();
      await delay(50);
    }
    expect(await response.text()).toBe(readFileSync("docs/examples/browser/index.html", "utf8"));
  } finally {
    server.kill("SIGTERM");
    await ended;
  }
});
