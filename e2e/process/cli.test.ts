import { randomBytes } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { administer } from "../../lib/testing/administer";
import { askForToken, createAccount, getToken, graphql, viewer } from "./helpers/api";
import { type Bootstrapped, bootstrap, bootstrapArguments, runCommand } from "./helpers/command";
import { adminPassword, embeddedPid, type Installation, newInstallation, newSecrets } from "./helpers/installation";
import { startPostgres } from "./helpers/postgres";
import { rowsOf } from "./helpers/rows";
import { type Server, startServer, stopServer } from "./helpers/server";

const password = { LATCHKEY_ADMIN_PASSWORD: adminPassword };
/** A failed command says why on standard error, for people, and nothing on standard output. */
const refused = (message: string | RegExp) => ({ code: 1, stdout: "", stderr: expect.stringMatching(message) as string });
const withoutStack = { stderr: expect.not.stringMatching(/^\s+at /m) as string };

describe("latchkey bootstrap", () => {
  let installation: Installation;
  let made: Bootstrapped;
  let server: Server;
  beforeAll(async () => {
    installation = await newInstallation();
  });

  it("says what is missing, and makes nothing", async () => {
    const noPassword = await runCommand(installation, bootstrapArguments);
    expect(noPassword).toMatchObject(refused(/^Set LATCHKEY_ADMIN_PASSWORD [^\n]+\n$/));
    const short = await runCommand(installation, bootstrapArguments, { LATCHKEY_ADMIN_PASSWORD: "short" });
    expect(short).toMatchObject(refused(/^password: [^\n]+\n$/));
    expect(await runCommand(installation, ["bootstrap"], password)).toMatchObject(refused(/--admin-email/));
  });

  it("without a server sets up the installation and prints one JSON object with exactly what automation needs", async () => {
    const ran = await runCommand(installation, bootstrapArguments, password);
    expect(ran).toMatchObject({ code: 0, stderr: "" });
    made = JSON.parse(ran.stdout) as Bootstrapped;
    expect(ran.stdout).toBe(`${JSON.stringify(made)}\n`);
    expect(made).toEqual({
      team: { id: expect.any(String), slug: "acme" },
      admin: { id: expect.any(String), email: "admin@example.com" },
      serviceAccount: { id: expect.any(String), clientId: expect.any(String), clientSecret: expect.any(String) },
      audience: expect.any(String),
      tokenEndpoint: `${installation.url}/oauth/token`,
      graphqlEndpoint: `${installation.url}/api/graphql`,
    });
    expect(embeddedPid(installation.dataDir)).toBeUndefined();
  });

  it("what it printed works at the endpoints that it printed", async () => {
    server = await startServer(installation);
    expect(server.stdout()).not.toContain("/setup");
    const token = await getToken(installation.url, made.serviceAccount);
    expect(JSON.parse(Buffer.from(token.split(".")[1]!, "base64url").toString())).toMatchObject({ aud: made.audience });
    expect((await createAccount(installation.url, { bearer: token })).json.data.createServiceAccount.userErrors).toEqual([]);
  });

  it("again, with the server running, finds what it made and changes nothing", async () => {
    const again = await bootstrap(installation);
    expect(again).toEqual({ ...made, serviceAccount: { ...made.serviceAccount, clientSecret: null } });
    await getToken(installation.url, made.serviceAccount);
    const other = await runCommand(installation, [...bootstrapArguments.slice(0, 4), "Another team", "--json"], password);
    expect(other).toMatchObject(refused(/^Latchkey has been set up already, with another first user or another team\. Nothing was changed\.\n$/));
  });

  it("--regenerate issues new keys, and the old ones and their tokens die at once, on a running server too", async () => {
    const token = await getToken(installation.url, made.serviceAccount);
    const { serviceAccount: keys } = await bootstrap(installation, "--regenerate");
    expect(keys.id).toBe(made.serviceAccount.id);
    expect((await askForToken(installation.url, made.serviceAccount)).status).toBe(401);
    expect((await viewer(installation.url, { bearer: token })).status).toBe(401);
    await getToken(installation.url, keys);
  });

  it("seed and migrate work beside a running server, and say what they did", async () => {
    const seeded = await runCommand(installation, ["seed", "--service-accounts", "12"]);
    expect(seeded).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Added 12 service accounts to Acme\.[^\n]*\n$/) as string });
    const { serviceAccount: keys } = await bootstrap(installation, "--regenerate");
    const answer = await graphql(installation.url, { bearer: await getToken(installation.url, keys) }, "{ serviceAccounts { totalCount } }");
    expect(answer.json.data.serviceAccounts.totalCount).toBe(14);
    const demo = ["seed", "demo", "--team", "acme"];
    expect(await runCommand(installation, demo)).toMatchObject({ code: 0, stderr: "", stdout: "Added the product RAMP to Acme, and 6 roles of it.\n" });
    expect(await runCommand(installation, demo)).toMatchObject({ code: 0, stdout: "Acme has the product RAMP and its roles already.\n" });
    expect(await runCommand(installation, ["seed", "demo", "--team", "nobody"])).toMatchObject(refused(/^There is no team nobody\.\n$/));
    expect(await runCommand(installation, ["seed"])).toMatchObject(refused(/^Say what to add: /));
    expect(await runCommand(installation, ["seed", "--service-accounts", "1", "--team", "nobody"])).toMatchObject(refused(/^There is no team nobody\.\n$/));
    expect(await runCommand(installation, ["seed", "--service-accounts", "many"])).toMatchObject(refused(/must be a number from 1 to 1000000/));
    expect(await runCommand(installation, ["migrate"])).toEqual({ code: 0, stdout: "The database is up to date.\n", stderr: "" });
    expect(await runCommand(installation, ["doctor"])).toMatchObject({ code: 0, stdout: expect.not.stringContaining("MEND") as string });
    expect(await stopServer(server)).toBe(0);
  });
});

describe("latchkey doctor", () => {
  let installation: Installation;
  let database: string;
  beforeAll(async () => {
    database = await (await startPostgres()).newDatabase();
    installation = await newInstallation({ DATABASE_URL: database, ...newSecrets() });
  });
  const doctor = (more: Record<string, string> = {}) => runCommand(installation, ["doctor"], more);
  const mends = (text: string) => expect.stringMatching(new RegExp(`^MEND  ${text}`, "m")) as string;

  it("on an empty database finds migrations to run, and runs none", async () => {
    expect(await doctor()).toMatchObject({
      code: 1,
      stdout: mends("Migrations +\\d+ to run: start the server, or run: npm run latchkey -- migrate"),
      stderr: "",
    });
    expect(await rowsOf(database, "SELECT to_regclass('team') AS team")).toEqual([{ team: null }]);
    expect(await runCommand(installation, ["migrate"])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Ran .+\. The database is up to date\.\n$/) as string,
    });
  });

  it("is content with an installation that is well", async () => {
    const well = await doctor();
    expect(well).toMatchObject({ code: 0, stderr: "" });
    for (const line of well.stdout.trim().split("\n")) expect(line).toMatch(/^ok {4}\w/);
  });

  it.each(["LATCHKEY_PEPPER", "LATCHKEY_KEY_ENCRYPTION_KEY"])("finds another %s", async (name) => {
    const wrong = randomBytes(32).toString("base64url");
    const found = await doctor({ [name]: wrong });
    expect(found).toMatchObject({ code: 1, stdout: mends("Secrets +The database was set up with another"), ...withoutStack });
    expect(found.stdout + found.stderr).not.toContain(wrong);
  });

  it("finds a public address without https", async () => {
    expect(await doctor({ LATCHKEY_URL: "http://latchkey.example.com" })).toMatchObject({
      code: 1,
      stdout: mends("Settings +LATCHKEY_URL is http://latchkey\\.example\\.com: use https"),
      stderr: "",
    });
  });

  it("finds a signing key that is missing", async () => {
    await administer(database, "CREATE TABLE kept AS TABLE signing_key");
    await administer(database, "DELETE FROM signing_key");
    expect(await doctor()).toMatchObject({ code: 1, stdout: mends("Signing keys +none"), stderr: "" });
    await administer(database, "INSERT INTO signing_key TABLE kept");
  });

  it.each([
    ["nothing listens there", "postgres://latchkey:hunter2@localhost:9/latchkey"],
    ["there is no such host", "postgres://latchkey:hunter2@nowhere.invalid/latchkey"],
  ])("says that the database is away, once and in words: %s", async (reason, url) => {
    const found = await doctor({ DATABASE_URL: url });
    expect(found).toMatchObject({ code: 1, stdout: mends(`Database +.*${reason}`), stderr: "" });
    expect(found.stdout).not.toMatch(/hunter2|ECONN|^\s+at /m);
    expect(found.stdout.match(new RegExp(reason, "g"))).toHaveLength(1);
  });

  it("and so do the other commands", async () => {
    const away = { DATABASE_URL: Object.assign(new URL(database), { password: "wrong-hunter2" }).href };
    for (const command of [bootstrapArguments, ["migrate"], ["seed", "--service-accounts", "1"], ["rotate-signing-key"]]) {
      const ran = await runCommand(installation, command, { ...away, ...password });
      expect(ran).toMatchObject(refused(/^Latchkey can't use its database 127\.0\.0\.1:\d+\/test_1: it refuses the user or the password\. [^\n]+\n$/));
      expect(ran.stderr).not.toContain("hunter2");
    }
  });
});
