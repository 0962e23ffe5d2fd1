import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { processStart } from "../launch/process-start.mjs";
import { acquireLock, DataDirLockedError, tryDataDirLock } from "./lock";

const module = path.resolve(import.meta.dirname, "../launch/file-lock.mjs");

let dir: string;
beforeEach(() => (dir = fs.mkdtempSync(path.join(os.tmpdir(), "latchkey-lock-"))));
afterEach(() => fs.rmSync(dir, { recursive: true, force: true }));

/** A process that tries once, prints T or F, and stays. */
function taker(purpose = "server") {
  const code = `import { tryLock } from ${JSON.stringify(module)};
    console.log(tryLock(${JSON.stringify(dir)}, { purpose: ${JSON.stringify(purpose)}, url: "http://localhost:3000" }).release ? "T" : "F"); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", code], { stdio: ["ignore", "pipe", "inherit"] });
  return { child, answer: once(child.stdout, "data").then(([chunk]) => String(chunk).trim()) };
}

async function end(child: ReturnType<typeof spawn>) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}

const plant = (generation: number, holder: object) => fs.writeFileSync(path.join(dir, `lock.${generation}`), JSON.stringify(holder));

describe("the lock of a data directory", () => {
  it("refuses a second holder and says who has it", async () => {
    const { child, answer } = taker();
    expect(await answer).toBe("T");
    await expect(acquireLock(dir, "server")).rejects.toThrow(
      `Latchkey is already running on this data directory (${dir}), process ${child.pid}: http://localhost:3000`,
    );
    await expect(acquireLock(dir, "server")).rejects.toBeInstanceOf(DataDirLockedError);
    await end(child);
  });

  it("is free after release, also for this process", async () => {
    const release = await acquireLock(dir, "server");
    expect(tryDataDirLock(dir, "dev")).toMatchObject({ holder: { pid: process.pid, purpose: "server" } });
    await release();
    await (
      await acquireLock(dir, "dev")
    )();
    expect(fs.readdirSync(dir).filter((name) => name.startsWith("lock."))).toEqual(["lock.2"]);
  });

  it("passes from a killed process to the next", async () => {
    const { child, answer } = taker();
    expect(await answer).toBe("T");
    await end(child);
    await (
      await acquireLock(dir, "server")
    )();
  });

  it("does not take another program with the pid of a dead holder for the holder", async () => {
    plant(4, { pid: process.pid, started: "long ago", purpose: "server" });
    await (
      await acquireLock(dir, "server")
    )();
  });

  it("takes half a file, left by a crash of the machine, as nobody's", async () => {
    fs.writeFileSync(path.join(dir, "lock.1"), '{"pid":');
    await (
      await acquireLock(dir, "server")
    )();
  });

  it("waits for a command, but not for a server", async () => {
    const { child, answer } = taker("command");
    expect(await answer).toBe("T");
    const waiting = acquireLock(dir, "server");
    await delay(250);
    await end(child);
    await (
      await waiting
    )();
  });

  it("goes to exactly one of many that find a stale lock together", async () => {
    const dead = spawnSync(process.execPath, ["-e", ""]);
    for (const generation of [1, 9]) {
      plant(generation, { pid: dead.pid, started: "then", purpose: "server" });
      const takers = Array.from({ length: 6 }, () => taker());
      const answers = await Promise.all(takers.map(({ answer }) => answer));
      expect(answers.filter((answer) => answer === "T")).toHaveLength(1);
      await Promise.all(takers.map(({ child }) => end(child)));
    }
  }, 30_000);
});

it.skipIf(process.platform !== "linux")("a zombie counts as dead", async () => {
  // The shell becomes another program, which does not wait for its child when that ends.
  const parent = spawn("sh", ["-c", "sleep 0.2 & echo $!; exec sleep 5"], { stdio: ["ignore", "pipe", "inherit"] });
  const [chunk] = (await once(parent.stdout, "data")) as [Buffer];
  const pid = Number(String(chunk).trim());
  await expect.poll(() => fs.readFileSync(`/proc/${pid}/stat`, "utf8")).toMatch(/\) Z/);
  expect(processStart(pid)).toBeUndefined();
  await end(parent);
});
