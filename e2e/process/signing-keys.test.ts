import { beforeAll, describe, expect, it } from "vitest";
import { administer } from "../../lib/testing/administer";
import { getToken } from "./helpers/api";
import { bootstrap, runCommand } from "./helpers/command";
import { ask } from "./helpers/http";
import { type Installation, newInstallation, newSecrets } from "./helpers/installation";
import { startPostgres } from "./helpers/postgres";
import { rowsOf } from "./helpers/rows";
import { type Server, startServer, stopServer } from "./helpers/server";
import { until } from "./helpers/until";

/** A command's lines, when it went well. */
async function lines(installation: Installation, ...command: string[]): Promise<string[]> {
  const ran = await runCommand(installation, command);
  expect(ran).toMatchObject({ code: 0, stderr: "" });
  return ran.stdout.split("\n").filter(Boolean);
}

describe("latchkey signing-keys and administrator", () => {
  let installation: Installation;
  let database: string;
  let server: Server;
  const kids = async () => ((await ask(`${server.url}/.well-known/jwks.json`)).json as { keys: { kid: string }[] }).keys.map(({ kid }) => kid);

  beforeAll(async () => {
    database = (await startPostgres()).url;
    installation = await newInstallation({ DATABASE_URL: database, ...newSecrets() });
  });

  it("who sets the installation up administers it, and others are added and removed", async () => {
    await bootstrap(installation);
    expect(await lines(installation, "administrator")).toEqual([expect.stringMatching(/^admin@example\.com /)]);
    expect(await lines(installation, "administrator", "remove", "ADMIN@example.com")).toEqual([expect.stringContaining("any more")]);
    expect(await lines(installation, "administrator", "list")).toEqual([expect.stringContaining("Nobody administers")]);
    expect(await lines(installation, "administrator", "add", "admin@example.com")).toEqual([expect.stringContaining("now")]);
    expect(await lines(installation, "administrator", "add", "admin@example.com")).toEqual([expect.stringContaining("already")]);
    const nobody = await runCommand(installation, ["administrator", "add", "nobody@example.com"]);
    expect(nobody).toMatchObject({
      code: 1,
      stdout: "",
      stderr: expect.stringMatching(/^Nobody here has the address nobody@example\.com\. [^\n]+\n$/) as string,
    });
  });

  it("keys are listed and rotated, and what is wrong is said in a line", async () => {
    const [first] = JSON.parse((await lines(installation, "signing-keys", "list", "--json"))[0]!).keys as { kid: string; state: string }[];
    expect(first).toMatchObject({ state: "SIGNING" });
    expect(JSON.stringify(first)).not.toMatch(/private|"d"/);
    const [next] = await lines(installation, "signing-keys", "rotate", "--algorithm", "ES256");
    expect(next).toMatch(/^[\w-]{43} is published now and signs from \d{4}-/);
    expect((await lines(installation, "signing-keys")).slice(0, 2)).toEqual([
      expect.stringMatching(/^[\w-]{43} {2}ES256 {2}signs next from /),
      expect.stringMatching(new RegExp(`^${first!.kid} {2}ES256 {2}signs from .*, goes `)),
    ]);
    for (const [command, message] of [
      [["signing-keys", "rotate"], /^rotation: The next key is published already/],
      [["signing-keys", "rotate", "--algorithm", "EdDSA"], /^algorithm: No team has its tokens signed with EdDSA/],
      [["signing-keys", "rotate", "--algorithm", "none"], /^error: option '--algorithm <name>' argument 'none' is invalid/],
      [["signing-keys", "schedule", "--every", "731"], /^everyDays: Keys can rotate every 1 to 730 days/],
      [["signing-keys", "schedule", "--at", "2020-01-01T00:00:00Z"], /^at: A new key is published 15 minutes before/],
      [["signing-keys", "schedule", "--at", "tomorrow"], /^error: option '--at <time>' argument 'tomorrow' is invalid/],
      [["signing-keys", "schedule", "--off", "--every", "3"], /^error: option '--off' cannot be used with option '--every <days>'/],
    ] as [string[], RegExp][])
      expect(await runCommand(installation, command)).toMatchObject({ code: 1, stdout: "", stderr: expect.stringMatching(message) as string });
  });

  it("a schedule is carried out by a server that comes late, and its key signs when its time has come", async () => {
    expect(await lines(installation, "signing-keys", "rotate", "--leaked")).toHaveLength(1);
    expect(await lines(installation, "signing-keys", "schedule", "--every", "30")).toEqual([expect.stringMatching(/^Keys rotate on .*, and every 30 days\.$/)]);
    await administer(database, "UPDATE installation SET next_rotation_at = now() - interval '3 days'");
    const { serviceAccount } = await bootstrap(installation, "--regenerate");
    server = await startServer(installation);
    await until("the next key", async () => (await kids()).length === 2);
    const [next] = await rowsOf(
      database,
      "SELECT kid, round(extract(epoch FROM signs_from - now()) / 60)::int AS minutes FROM signing_key WHERE published_until IS NULL",
    );
    expect(next!.minutes).toBe(15);
    const kidOf = async () =>
      (JSON.parse(Buffer.from((await getToken(server.url, serviceAccount)).split(".")[0]!, "base64url").toString()) as { kid: string }).kid;
    expect(await kidOf()).not.toBe(next!.kid);
    await administer(database, "UPDATE signing_key SET signs_from = signs_from - interval '16 minutes', created_at = created_at - interval '16 minutes'");
    await until("it to sign", async () => (await kidOf()) === next!.kid);
    expect(await lines(installation, "signing-keys", "schedule")).toEqual([expect.stringContaining("every 30 days")]);
    expect(await lines(installation, "signing-keys", "schedule", "--off")).toEqual(["Keys don't rotate by themselves."]);
    expect(await stopServer(server)).toBe(0);
  });
});
