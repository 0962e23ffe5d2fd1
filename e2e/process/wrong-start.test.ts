import fs from "node:fs";
import net from "node:net";
import { once } from "node:events";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { type Installation, newInstallation, newSecrets } from "./helpers/installation";
import { launchServer, startServer, stopServer } from "./helpers/server";

/** Starts a server that must refuse to. @returns the message, which is all that it may write */
async function refusal(installation: Installation, env: Record<string, string> = {}): Promise<string> {
  const server = launchServer(installation, env);
  expect(await server.exited).toBe(1);
  expect(server.stdout()).toBe("");
  expect(server.stderr()).not.toMatch(/^\s+at /m);
  return server.stderr();
}

describe("wrong settings", () => {
  it("are named all at once, each with what to do, and no value is printed", async () => {
    const wrong = {
      PORT: "abc",
      LATCHKEY_URL: "https://latchkey.example.com/some-path",
      DATABASE_URL: "mysql://root:hunter2@db/latchkey",
      OIDC_ISSUER: "https://login.example.com",
      OIDC_CLIENT_SECRET: "half-set-oidc-value",
      LATCHKEY_PEPPER: "too-short-value",
      LATCHKEY_SESSION_SECRET: "not base64url at all, but long enough to look like a secret!",
      LATCHKEY_TRUSTED_PROXIES: "10.0.0.0/8, proxy.internal, 10.0.0.0/99",
      LATCHKEY_DATABASE_POOL: "1000",
      LATCHKEY_LOG_LEVEL: "loud",
    };
    const message = await refusal(await newInstallation(), wrong);
    const lines = message.trim().split("\n");
    expect(lines[0]).toBe("Latchkey can't start, some settings are wrong:");
    for (const name of Object.keys(wrong))
      expect(lines.filter((line) => line.includes(name === "OIDC_ISSUER" || name === "OIDC_CLIENT_SECRET" ? "OIDC_CLIENT_ID" : name))).toHaveLength(1);
    for (const value of [...Object.values(wrong), "hunter2", "proxy.internal"]) expect(message).not.toContain(value);
  });

  it.each([
    ["PORT", "65536"],
    ["DATABASE_URL", "nonsense"],
  ])("%s=%s alone is named alone", async (name, value) => {
    expect(await refusal(await newInstallation(), { [name]: value })).toMatch(
      new RegExp(`^Latchkey can't start, a setting is wrong:\n  - ${name} must be [^\n]+\n$`),
    );
  });
});

describe("a start that can't work says why in one readable message", () => {
  it("when the port is taken", async () => {
    const installation = await newInstallation();
    const other = net.createServer().listen(installation.port, "127.0.0.1");
    await once(other, "listening");
    expect(await refusal(installation)).toBe(`Port ${installation.port} is in use by another program. Stop it, or choose another port with PORT.\n`);
    other.close();
    expect(await stopServer(await startServer(installation))).toBe(0);
  });

  it("when the database can't be reached, without its password", async () => {
    const installation = await newInstallation({ DATABASE_URL: "postgres://someone:hunter2@127.0.0.1:9/latchkey", ...newSecrets() });
    const message = await refusal(installation);
    expect(message).toContain("127.0.0.1:9");
    expect(message).toContain("DATABASE_URL");
    expect(message).not.toContain("hunter2");
  });
});

describe("an installation with a database", () => {
  let installation: Installation;
  beforeAll(async () => {
    installation = await newInstallation();
    await stopServer(await startServer(installation));
  });

  it("runs once on a data directory: a second start says where the first one is", async () => {
    const first = await startServer(installation);
    const second = await newInstallation();
    expect(await refusal(second, { LATCHKEY_DATA_DIR: installation.dataDir })).toBe(
      `Latchkey is already running on this data directory (${installation.dataDir}), process ${first.pid}: ${installation.url}\n`,
    );
    expect(await stopServer(first)).toBe(0);
  });

  it("does not start without its secrets, and makes no new ones", async () => {
    const file = path.join(installation.dataDir, "secrets.json");
    fs.renameSync(file, `${file}.lost`);
    const message = await refusal(installation);
    expect(message).toContain("secrets.json");
    expect(fs.existsSync(file)).toBe(false);
    fs.renameSync(`${file}.lost`, file);
  });

  it.each(["LATCHKEY_KEY_ENCRYPTION_KEY", "LATCHKEY_PEPPER"])("does not start with another %s, and is whole afterwards", async (name) => {
    const wrong = newSecrets()[name]!;
    const message = await refusal(installation, { [name]: wrong });
    expect(message).toMatch(/The database was set up with another (key-encryption key|pepper) than the one in use/);
    expect(message).not.toContain(wrong);
  });

  it("starts after all of that as if nothing had been", async () => {
    expect(await stopServer(await startServer(installation))).toBe(0);
  });
});
