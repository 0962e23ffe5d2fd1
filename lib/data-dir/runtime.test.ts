import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

let base: string;
let dir: string;
beforeEach(() => {
  base = fs.mkdtempSync(path.join(os.tmpdir(), "latchkey-runtime-"));
  dir = path.join(base, "data");
  vi.stubEnv("LATCHKEY_DATA_DIR", dir);
});
afterEach(() => {
  vi.unstubAllEnvs();
  fs.rmSync(base, { recursive: true, force: true });
});

/** As a process of its own sees it: settings are read once, and the database is not given yet. */
async function freshProcess(databaseUrl = "") {
  vi.resetModules();
  vi.stubEnv("DATABASE_URL", databaseUrl);
  vi.stubEnv("LATCHKEY_EMBEDDED", "");
  return { ...(await import("./runtime")), ...(await import("../env")) };
}

describe("the runtime", { timeout: 60_000 }, () => {
  it("runs a database for one server, which commands join and leave running", async () => {
    const { openRuntime, settings } = await freshProcess();
    const server = await openRuntime("server");
    expect(settings()).toMatchObject({ databaseUrl: server.databaseUrl, embedded: true });

    await expect((await freshProcess()).openRuntime("server")).rejects.toThrow(/already running on this data directory .*, process \d+: http/);

    const command = await (await freshProcess()).openRuntime("command");
    expect(command).toMatchObject({ database: "attached", databaseUrl: server.databaseUrl });
    await command.close();
    expect(fs.existsSync(path.join(dir, "pgdata/postmaster.pid"))).toBe(true);

    await Promise.all([server.close(), server.close()]);
    expect(fs.existsSync(path.join(dir, "pgdata/postmaster.pid"))).toBe(false);

    const alone = await (await freshProcess()).openRuntime("command");
    expect(alone.database).toBe("started");
    await alone.close();
    expect(fs.existsSync(path.join(dir, "pgdata/postmaster.pid"))).toBe(false);
  });

  it("leaves the disk alone when DATABASE_URL names a database", async () => {
    const databaseUrl = "postgres://someone@db.example.com/latchkey";
    const runtime = await (await freshProcess(databaseUrl)).openRuntime("server");
    expect(runtime).toMatchObject({ database: "external", databaseUrl });
    await runtime.close();
    expect(fs.existsSync(dir)).toBe(false);
  });

  it("gives the directory back when the database doesn't start", async () => {
    fs.mkdirSync(path.join(dir, "pgdata"), { recursive: true });
    fs.writeFileSync(path.join(dir, "pgdata/PG_VERSION"), "15\n");
    fs.writeFileSync(path.join(dir, "postgres.json"), JSON.stringify({ superuser: "s".repeat(32), latchkey: "l".repeat(32) }));
    for (let attempt = 0; attempt < 2; attempt++) {
      await expect((await freshProcess()).openRuntime("server")).rejects.toThrow(/was made by PostgreSQL 15, and this Latchkey brings 18/);
    }
  });
});
