import { beforeAll, describe, expect, it } from "vitest";
import { administer } from "../../lib/testing/administer";
import { askForToken, createAccount, getSession, getToken, graphql, setUp, signIn, signOut, viewer } from "./helpers/api";
import { bootstrap, runCommand } from "./helpers/command";
import { ask } from "./helpers/http";
import { anotherInstance, type Installation, newInstallation, newSecrets } from "./helpers/installation";
import { type Postgres, startPostgres } from "./helpers/postgres";
import { rowsOf } from "./helpers/rows";
import { isRunning, launchServer, type Server, startServer, stopServer } from "./helpers/server";

const kidsOf = async (url: string) => ((await ask(`${url}/.well-known/jwks.json`)).json.keys as { kid: string }[]).map(({ kid }) => kid);

describe("two instances of one installation", () => {
  let postgres: Postgres;
  let database: string;
  let first: Installation;
  let second: Installation;
  let a: Server;
  let b: Server;
  beforeAll(async () => {
    postgres = await startPostgres();
    database = await postgres.newDatabase();
    first = await newInstallation({ DATABASE_URL: database, ...newSecrets() });
    second = await anotherInstance(first);
    [a, b] = [launchServer(first), launchServer(second)];
    await Promise.all([isRunning(a), isRunning(b)]);
  });

  it("start at once on an empty database: each migration runs once, and there is one signing key", async () => {
    const migrations = await rowsOf(database, "SELECT name, count(*)::int AS runs FROM migrations GROUP BY name");
    expect(migrations.length).toBeGreaterThan(0);
    for (const { runs } of migrations) expect(runs).toBe(1);
    expect(await rowsOf(database, "SELECT count(*)::int AS keys FROM signing_key")).toEqual([{ keys: 1 }]);
    expect(await kidsOf(a.url)).toEqual(await kidsOf(b.url));
  });

  it("print the same set-up link, and of many set-ups through it at once exactly one succeeds", async () => {
    const links = [a, b].map((server) => /http\S+\/setup#\S+/.exec(server.stdout())?.[0]);
    expect(links[0]).toBe(links[1]);
    const answers = await Promise.all([a, b, a, b].map(({ url }, i) => setUp(url, links[0]!, i === 0 ? undefined : `other-${i}@example.com`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 403, 403, 403]);
    expect(await rowsOf(database, "SELECT (SELECT count(*) FROM user_account)::int AS users, (SELECT count(*) FROM team)::int AS teams")).toEqual([
      { users: 1, teams: 1 },
    ]);
    await administer(database, "UPDATE user_account SET email = 'admin@example.com', email_key = 'admin@example.com'");
  });

  it("take each other's tokens, and a disabled account is refused on both with its next call", async () => {
    const { serviceAccount: admin } = await bootstrap(first);
    const adminToken = await getToken(a.url, admin);
    const { serviceAccount, clientKeys } = (await createAccount(a.url, { bearer: adminToken })).json.data.createServiceAccount;
    const token = await getToken(a.url, clientKeys);
    expect((await viewer(b.url, { bearer: token })).status).toBe(200);
    await graphql(a.url, { bearer: adminToken }, "mutation ($id: ID!) { disableServiceAccount(id: $id) { userErrors { message } } }", {
      id: serviceAccount.id,
    });
    expect((await viewer(a.url, { bearer: token })).status).toBe(401);
    expect((await viewer(b.url, { bearer: token })).status).toBe(401);
    expect((await askForToken(b.url, clientKeys)).status).toBe(401);
  });

  it("share sessions: signed in on one is signed in on both, signed out on one is signed out on both", async () => {
    const session = await getSession(a.url);
    const who = (url: string) => graphql(url, { cookie: session }, "{ viewer { id } }");
    expect((await who(b.url)).json.data.viewer.id).toBe((await who(a.url)).json.data.viewer.id);
    expect((await signOut(a.url, session)).status).toBe(200);
    expect((await who(a.url)).status).toBe(401);
    expect((await who(b.url)).status).toBe(401);
  });

  it("know of a changed role with the next call, also where it came by a group", async () => {
    const admin = { cookie: await getSession(a.url) };
    const ask = async (url: string, text: string, variables: object) => (await graphql(url, admin, text, variables)).json.data;
    const [{ id: teamId }] = (await rowsOf(database, "SELECT id FROM team")) as { id: string }[] as [{ id: string }];
    const make = "mutation ($input: CreateRoleInput!) { createRole(input: $input) { role { id } userErrors { message } } }";
    const { role } = (await ask(a.url, make, { input: { teamId, name: "Reader", permissions: ["product:read"] } })).createRole;
    const create =
      "mutation ($input: CreateServiceAccountInput!) { createServiceAccount(input: $input) { serviceAccount { id } clientKeys { clientId clientSecret } } }";
    const { serviceAccount, clientKeys } = (await ask(a.url, create, { input: { teamId, name: "Changing" } })).createServiceAccount;
    const { group } = (
      await ask(a.url, "mutation ($input: CreateGroupInput!) { createGroup(input: $input) { group { id } } }", { input: { teamId, name: "G" } })
    ).createGroup;
    await ask(a.url, "mutation ($id: ID!, $input: AddGroupMembersInput!) { addGroupMembers(id: $id, input: $input) { userErrors { message } } }", {
      id: group.id,
      input: { serviceAccountIds: [serviceAccount.id] },
    });
    const token = await getToken(b.url, clientKeys);
    const reads = async (url: string) => (await graphql(url, { bearer: token }, "{ products { totalCount } }")).json.errors === undefined;
    const scope = async (url: string) => String((await askForToken(url, clientKeys)).json.scope ?? "");
    expect([await reads(a.url), await reads(b.url)]).toEqual([true, true]);
    const own = (await rowsOf(database, "SELECT id FROM role WHERE built_in_key = 'service-account-project-admin'")) as { id: string }[];
    const assignment = "($input: AssignRolesInput!) { assignRoles(input: $input) { userErrors { message } } }";
    await ask(a.url, `mutation ${assignment}`, { input: { roleIds: [role.id], groupIds: [group.id] } });
    await ask(a.url, "mutation ($input: UnassignRolesInput!) { unassignRoles(input: $input) { userErrors { message } } }", {
      input: { roleIds: [own[0]!.id], serviceAccountIds: [serviceAccount.id] },
    });
    for (const url of [a.url, b.url]) expect(await scope(url)).toBe("product:read");
    await ask(b.url, "mutation ($id: ID!) { updateRole(id: $id, input: { permissions: [] }) { userErrors { message } } }", { id: role.id });
    for (const url of [b.url, a.url]) {
      expect(await reads(url)).toBe(false);
      expect(await scope(url)).toBe("");
    }
  });

  it("use a new signing key, made on the command line, both; after a leak they refuse what the old ones have signed", async () => {
    const { serviceAccount: keys } = await bootstrap(first, "--regenerate");
    for (const [option, oldToken] of [
      ["--now", 200],
      ["--leaked", 401],
    ] as const) {
      const before = await kidsOf(a.url);
      const old = await getToken(a.url, keys);
      const rotated = await runCommand(first, ["rotate-signing-key", option]);
      expect(rotated).toMatchObject({ code: 0, stderr: "" });
      const kid = rotated.stdout.split(" ")[0]!;
      for (const { url } of [a, b]) {
        expect(await kidsOf(url)).toEqual(option === "--now" ? expect.arrayContaining([...before, kid]) : [kid]);
        const header = JSON.parse(Buffer.from((await getToken(url, keys)).split(".")[0]!, "base64url").toString()) as object;
        expect(header).toMatchObject({ kid });
        expect((await viewer(url, { bearer: old })).status).toBe(oldToken);
      }
    }
  });

  it("count failed sign-ins together", async () => {
    const attempts: number[] = [];
    for (let i = 0; i < 12; i += 1) attempts.push((await signIn(i % 2 === 0 ? a.url : b.url, "guessed@example.com", `wrong password ${i}`)).status);
    expect(attempts.filter((status) => status === 401)).toHaveLength(10);
    for (const { url } of [a, b]) {
      const refused = await signIn(url, "guessed@example.com", "wrong again");
      expect(refused.status).toBe(429);
      expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
    }
  });

  it("of which one has other secrets: it refuses to start, and the other goes on", async () => {
    const before = await rowsOf(database, "SELECT count(*)::int AS keys FROM signing_key");
    const stranger = launchServer(await newInstallation({ DATABASE_URL: database, ...newSecrets() }));
    expect(await stranger.exited).toBe(1);
    expect(stranger.stderr()).toMatch(/^The database was set up with another pepper than the one in use\. [^\n]+\n$/);
    expect(await rowsOf(database, "SELECT count(*)::int AS keys FROM signing_key")).toEqual(before);
    expect((await ask(`${a.url}/readyz`)).status).toBe(200);
  });

  it("one ends, the other goes on", async () => {
    expect(await stopServer(a)).toBe(0);
    expect((await ask(`${b.url}/readyz`)).status).toBe(200);
    expect(await stopServer(b)).toBe(0);
  });
});

describe("a migration that takes longer than a request may", () => {
  it("is not cut off", async () => {
    const postgres = await startPostgres();
    const installation = await newInstallation({ DATABASE_URL: postgres.url, ...newSecrets() });
    expect((await runCommand(installation, ["migrate"])).code).toBe(0);
    const held = administer(postgres.url, "BEGIN; LOCK TABLE migrations IN ACCESS EXCLUSIVE MODE; SELECT pg_sleep(4.8); COMMIT");
    const server = await startServer(installation);
    await held;
    expect(await stopServer(server)).toBe(0);
  });
});
