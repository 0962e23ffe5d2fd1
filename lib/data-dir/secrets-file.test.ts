import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

let dir: string;
beforeEach(() => (dir = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "latchkey-secrets-")), "data")));
afterEach(() => {
  vi.unstubAllEnvs();
  fs.rmSync(path.dirname(dir), { recursive: true, force: true });
});

const NAMES = { LATCHKEY_SESSION_SECRET: "s".repeat(43), LATCHKEY_PEPPER: "p".repeat(43), LATCHKEY_KEY_ENCRYPTION_KEY: "k".repeat(43) };

/** Settings are read once per process, so each load gets a fresh copy of the modules. */
async function load(environment: Partial<typeof NAMES> = {}) {
  vi.resetModules();
  for (const name of Object.keys(NAMES)) vi.stubEnv(name, environment[name as keyof typeof NAMES] ?? "");
  const { loadOrCreateSecrets } = await import("./secrets-file");
  return loadOrCreateSecrets(dir);
}
const file = () => path.join(dir, "secrets.json");

it("makes three different secrets once, for us alone", async () => {
  const made = await load();
  for (const secret of Object.values(made)) expect(Buffer.from(secret, "base64url")).toHaveLength(32);
  expect(new Set(Object.values(made)).size).toBe(3);
  expect(fs.statSync(file()).mode & 0o777).toBe(0o600);
  expect(fs.readdirSync(dir)).toEqual(["secrets.json"]);
  expect(await load()).toEqual(made);
});

it("closes a file that others may read", async () => {
  await load();
  fs.chmodSync(file(), 0o644);
  await load();
  expect(fs.statSync(file()).mode & 0o777).toBe(0o600);
});

it.each([
  ["empty", ""],
  ["cut off", '{"session":"'],
  ["without one secret", JSON.stringify({ session: NAMES.LATCHKEY_SESSION_SECRET, pepper: NAMES.LATCHKEY_PEPPER })],
  ["with a short secret", JSON.stringify({ session: "short", pepper: NAMES.LATCHKEY_PEPPER, keyEncryption: NAMES.LATCHKEY_KEY_ENCRYPTION_KEY })],
])("refuses a file that is %s, and leaves it as it is", async (_, content) => {
  fs.mkdirSync(dir);
  fs.writeFileSync(file(), content);
  await expect(load()).rejects.toThrow(/secrets\.json is damaged\. Restore it from a backup/);
  expect(fs.readFileSync(file(), "utf8")).toBe(content);
});

it("prefers the environment, and needs no file with all three given", async () => {
  expect(await load(NAMES)).toEqual({ session: "s".repeat(43), pepper: "p".repeat(43), keyEncryption: "k".repeat(43) });
  expect(fs.existsSync(dir)).toBe(false);
  const some = await load({ LATCHKEY_PEPPER: NAMES.LATCHKEY_PEPPER });
  expect(some.pepper).toBe(NAMES.LATCHKEY_PEPPER);
  expect(some.session).not.toBe(NAMES.LATCHKEY_SESSION_SECRET);
});

it("gives the same secrets to processes that start together", async () => {
  const code = `import { loadOrCreateSecrets } from ${JSON.stringify(path.resolve(import.meta.dirname, "secrets-file.ts"))}; console.log(JSON.stringify(loadOrCreateSecrets(${JSON.stringify(dir)})));`;
  const answers = await Promise.all(
    Array.from({ length: 3 }, async () => {
      const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", code], { stdio: ["ignore", "pipe", "inherit"] });
      const [chunk] = (await once(child.stdout, "data")) as [Buffer];
      return String(chunk);
    }),
  );
  expect(new Set(answers).size).toBe(1);
}, 30_000);
