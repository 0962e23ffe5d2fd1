import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openDataDir } from "./open-data-dir";

let base: string;
beforeEach(() => (base = fs.mkdtempSync(path.join(os.tmpdir(), "latchkey-dir-"))));
afterEach(() => fs.rmSync(base, { recursive: true, force: true }));

const isRoot = process.getuid?.() === 0;

it("creates the directory for us alone", () => {
  const dir = openDataDir(path.join(base, "a/b"));
  expect(fs.statSync(dir).mode & 0o777).toBe(0o700);
});

it("closes one that others may read", () => {
  fs.chmodSync(base, 0o755);
  openDataDir(base);
  expect(fs.statSync(base).mode & 0o777).toBe(0o700);
});

it("says where it can't be made", () => {
  fs.writeFileSync(path.join(base, "file"), "");
  expect(() => openDataDir(path.join(base, "file/data"))).toThrow(/can't create its data directory .* Set LATCHKEY_DATA_DIR/);
});

it.skipIf(!isRoot)("refuses one of another user, as files of two owners would mix (needs root)", () => {
  fs.writeFileSync(path.join(base, "secrets.json"), "");
  fs.chownSync(base, 12345, 12345);
  expect(() => openDataDir(base)).toThrow(/belongs to another user \(uid 12345, this process has uid 0\)/);
});

it.skipIf(!isRoot)("takes an empty one, such as a fresh volume (needs root)", () => {
  fs.chownSync(base, 12345, 12345);
  openDataDir(base);
  expect(fs.statSync(base).uid).toBe(0);
});
