import { execFile } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { blocksOf } from "../../docs/testing/blocks-of";
import { getToken, viewer } from "./helpers/api";
import { bootstrap, runCommand } from "./helpers/command";
import { newInstallation } from "./helpers/installation";
import { startServer, stopServer } from "./helpers/server";

const [backUp, restore, afterwards, ...others] = blocksOf("docs/back-up.md", "sh");

/** Runs commands as the documentation has them, and goes on after one that fails. @returns what they wrote */
async function shell(commands: string, cwd: string, env: Record<string, string> = {}): Promise<string> {
  const { stdout } = await promisify(execFile)("bash", ["-c", `exec 2>&1\n${commands}`], { cwd, env: { ...process.env, ...env } });
  return stdout;
}

it("what docs/back-up.md says copies an installation and brings it back, with what was revoked since", async () => {
  expect(others).toEqual([]);
  const installation = await newInstallation();
  const { dataDir, env, url } = installation;
  const above = path.dirname(dataDir);
  const here = (commands: string) => commands.replaceAll(".latchkey", path.basename(dataDir));
  const { serviceAccount: keys } = await bootstrap(installation);

  expect(await shell(here(backUp!), above)).toBe("");
  expect(fs.statSync(path.join(above, "latchkey-secrets.json")).mode & 0o077).toBe(0);
  const { serviceAccount: replaced } = await bootstrap(installation, "--regenerate");
  const heads = path.join(above, "heads.json");
  expect(await runCommand(installation, ["audit", "verify", "--save", heads])).toMatchObject({ code: 0 });
  fs.rmSync(dataDir, { recursive: true });

  expect(await shell(here(restore!), above)).toBe("");
  let server = await startServer(installation);
  const bearer = await getToken(url, keys);
  await expect(getToken(url, replaced)).rejects.toThrow();
  expect(await stopServer(server)).toBe(0);

  const said = await shell(afterwards!.replaceAll("heads.json", heads), process.cwd(), env);
  expect(said).toContain("is not as Latchkey has left it");
  server = await startServer(installation);
  expect((await viewer(url, { bearer })).status).toBe(401);
  await getToken(url, keys);
  expect(await stopServer(server)).toBe(0);
}, 180_000);
