import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { processStart } from "../../launch/process-start.mjs";
import { attachEmbedded } from "./attach-embedded";
import { startEmbedded } from "./start-embedded";

const isRoot = process.getuid?.() === 0;
const pgdata = (dir: string) => path.join(dir, "pgdata");

let base: string;
let dir: string;
const running = new Set<ChildProcess>();
beforeAll(() => {
  base = fs.mkdtempSync(path.join(os.tmpdir(), "latchkey-pg-"));
  dir = path.join(base, "data");
  fs.mkdirSync(dir, { mode: 0o700 });
});
afterAll(async () => {
  for (const child of running) child.kill("SIGKILL");
  await (await startEmbedded(dir)).stop();
  fs.rmSync(base, { recursive: true, force: true });
}, 60_000);

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

async function killed(pid: number) {
  process.kill(pid, "SIGKILL");
  await expect.poll(() => processStart(pid), { timeout: 5_000 }).toBeUndefined();
}

/** Another process that starts PostgreSQL and stays. */
async function launcher(): Promise<{ child: ChildProcess; pid: number; url: string }> {
  const code = `import { startEmbedded } from ${JSON.stringify(path.resolve(import.meta.dirname, "start-embedded.ts"))};
    const { url, pid } = await startEmbedded(${JSON.stringify(dir)}); console.log(JSON.stringify({ url, pid })); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", code], { stdio: ["ignore", "pipe", "inherit"] });
  running.add(child);
  const [chunk] = (await once(child.stdout!, "data")) as [Buffer];
  return { child, ...(JSON.parse(String(chunk)) as { pid: number; url: string }) };
}

describe("the embedded PostgreSQL", { timeout: 60_000 }, () => {
  it("starts, keeps rows over a restart, and lets nobody in without the password", async () => {
    const first = await startEmbedded(dir);
    expect(first.reused).toBe(false);
    await query(first.url, "create table kept (n int); insert into kept values (1)");
    expect(await query(first.url, "select rolsuper from pg_roles where rolname = current_user")).toEqual([{ rolsuper: false }]);
    const wrong = new URL(first.url);
    wrong.password = "wrong";
    await expect(query(wrong.href, "select 1")).rejects.toMatchObject({ code: "28P01" });
    await first.stop();
    await first.stop();
    expect(processStart(first.pid)).toBeUndefined();
    expect(await attachEmbedded(dir)).toBeUndefined();

    const second = await startEmbedded(dir);
    expect(await query(second.url, "select n from kept")).toEqual([{ n: 1 }]);
    expect(await attachEmbedded(dir)).toBe(second.url);
    await second.stop();
  });

  it("keeps its secrets and its log to us, and what clients send out of the log", async () => {
    const { url, stop } = await startEmbedded(dir);
    await expect(query(url, "select 'hushhush'::int")).rejects.toThrow();
    await stop();
    expect(fs.statSync(pgdata(dir)).mode & 0o777).toBe(0o700);
    for (const name of ["postgres.json", "postgres.log"]) expect(fs.statSync(path.join(dir, name)).mode & 0o777).toBe(0o600);
    const log = fs.readFileSync(path.join(dir, "postgres.log"), "utf8");
    expect(log).toMatch(/ready to accept connections/);
    expect(log).not.toMatch(/hushhush/);
  });

  it("recovers from kill -9 with every committed row", async () => {
    const first = await startEmbedded(dir);
    await query(first.url, "insert into kept values (2)");
    await killed(first.pid);
    const second = await startEmbedded(dir);
    expect(second.reused).toBe(false);
    expect(await query(second.url, "select n from kept order by n")).toEqual([{ n: 1 }, { n: 2 }]);
    await second.stop();
  });

  it("recovers from kill -9 while a session is at work", async () => {
    const first = await startEmbedded(dir);
    const busy = query(first.url, "select pg_sleep(30)").catch(() => undefined);
    await expect.poll(() => query(first.url, "select from pg_stat_activity where query like '%pg_sleep%' and pid <> pg_backend_pid()")).toHaveLength(1);
    await killed(first.pid);
    const second = await startEmbedded(dir);
    expect(await query(second.url, "select count(*)::int as count from kept")).toEqual([{ count: 2 }]);
    await busy;
    await second.stop();
  });

  it("adopts the server of a launcher that died, and stops it", async () => {
    const { child, pid, url } = await launcher();
    child.kill("SIGKILL");
    await once(child, "exit");
    const adopted = await startEmbedded(dir);
    expect(adopted).toMatchObject({ pid, url, reused: true });
    await adopted.stop();
    expect(processStart(pid)).toBeUndefined();
  });

  it("is not misled by a stale postmaster.pid whose pid another program has now", async () => {
    const { pid, stop } = await startEmbedded(dir);
    const written = fs.readFileSync(path.join(pgdata(dir), "postmaster.pid"), "utf8");
    await stop();
    // Run by the user of the cluster: PostgreSQL itself would take that one for a living server.
    const { uid, gid } = fs.statSync(pgdata(dir));
    const other = spawn("sleep", ["60"], { uid, gid, cwd: "/" });
    fs.writeFileSync(path.join(pgdata(dir), "postmaster.pid"), written.replace(String(pid), String(other.pid)));
    fs.chownSync(path.join(pgdata(dir), "postmaster.pid"), uid, gid);
    const again = await startEmbedded(dir);
    expect(again.reused).toBe(false);
    await again.stop();
    expect(processStart(other.pid!)).toBeDefined();
    other.kill();
  });

  it("finishes what a killed initdb left", async () => {
    const fresh = path.join(base, "fresh");
    fs.mkdirSync(path.join(fresh, "pgdata.tmp-killed/base"), { recursive: true, mode: 0o700 });
    const { stop } = await startEmbedded(fresh);
    await stop();
    expect(fs.readdirSync(fresh).sort()).toEqual(["pgdata", "postgres.json", "postgres.log"]);
  });

  it("says why it doesn't start", async () => {
    fs.renameSync(path.join(pgdata(dir), "global"), path.join(base, "global"));
    await expect(startEmbedded(dir)).rejects.toThrow(/did not start\. The end of .*postgres\.log:\n.*(global|pg_control)/s);
    fs.renameSync(path.join(base, "global"), path.join(pgdata(dir), "global"));
  });

  it("makes no new passwords for a cluster that has some", async () => {
    fs.renameSync(path.join(dir, "postgres.json"), path.join(base, "postgres.json"));
    await expect(startEmbedded(dir)).rejects.toThrow(/is missing, though there is a database/);
    fs.renameSync(path.join(base, "postgres.json"), path.join(dir, "postgres.json"));
  });

  it("starts from a backup that was copied back without owners and modes", async () => {
    const restored = path.join(base, "restored");
    expect(spawnSync("cp", ["-r", "--no-preserve=all", dir, restored]).status).toBe(0);
    const { url, stop } = await startEmbedded(restored);
    expect(await query(url, "select count(*)::int as count from kept")).toEqual([{ count: 2 }]);
    await stop();
  });

  it.skipIf(!isRoot)("runs as an unprivileged user below a directory of root alone (needs root)", async () => {
    const closed = path.join(base, "closed");
    const inside = path.join(closed, "data");
    fs.mkdirSync(inside, { recursive: true, mode: 0o700 });
    const { url, stop } = await startEmbedded(inside);
    const { uid } = fs.statSync(pgdata(inside));
    expect(uid).not.toBe(0);
    expect(spawnSync("cat", [path.join(inside, "postgres.json")], { uid, cwd: "/" }).status).not.toBe(0);
    await query(url, "create table t (n int); insert into t values (1)");
    await query(url, "checkpoint").catch(() => undefined);
    await stop();
    expect(fs.statSync(inside)).toMatchObject({ uid: 0 });
  });
});
