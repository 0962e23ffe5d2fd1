import fs from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { setUp } from "./helpers/api";
import { adminPassword, newInstallation } from "./helpers/installation";
import { startServer, stopServer } from "./helpers/server";
import { projectRoot } from "./helpers/spawn-program";

const modeOf = (file: string) => fs.statSync(file).mode & 0o777;

it("the first start says where it runs and how to set it up, the next ones after set-up only where it runs", async () => {
  const installation = await newInstallation();
  const first = await startServer(installation);
  expect(first.stdout()).toContain(`Latchkey is running at ${installation.url}\n`);
  const link = new RegExp(`${installation.url}/setup#[\\w-]{43}\n`).exec(first.stdout())?.[0].trim();
  expect(link).toBeDefined();
  expect(await stopServer(first)).toBe(0);

  const again = await startServer(installation);
  expect(again.stdout()).toContain(link);
  expect((await setUp(installation.url, link!)).status).toBe(201);
  expect((await setUp(installation.url, link!)).status).toBe(403);
  expect(await stopServer(again)).toBe(0);

  const afterSetUp = await startServer(installation);
  expect(afterSetUp.stdout()).toContain(installation.url);
  expect(afterSetUp.stdout()).not.toContain("/setup");
  expect(await stopServer(afterSetUp)).toBe(0);

  for (const { stdout, stderr } of [first, again, afterSetUp]) expect(stdout() + stderr()).not.toContain(adminPassword);
  for (const server of [first, again, afterSetUp]) expect(server.log().at(-1)).toMatchObject({ level: "info", msg: "stopped" });
});

it("what it keeps is for its own user alone, and outside of the project", async () => {
  const installation = await newInstallation();
  const before = filesOfProject();
  const server = await startServer(installation);
  expect(await stopServer(server)).toBe(0);
  expect(modeOf(installation.dataDir)).toBe(0o700);
  expect(modeOf(path.join(installation.dataDir, "pgdata"))).toBe(0o700);
  for (const file of ["secrets.json", "postgres.json", "postgres.log"]) expect([file, modeOf(path.join(installation.dataDir, file))]).toEqual([file, 0o600]);
  expect(filesOfProject()).toEqual(before);
  const secrets = Object.values(JSON.parse(fs.readFileSync(path.join(installation.dataDir, "secrets.json"), "utf8")) as Record<string, string>);
  expect(secrets).toHaveLength(3);
  for (const secret of secrets) expect(server.stdout() + server.stderr()).not.toContain(secret);
});

const filesOfProject = () => fs.readdirSync(projectRoot).sort();
