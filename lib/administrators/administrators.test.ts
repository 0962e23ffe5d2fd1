import { beforeAll, describe, expect, it } from "vitest";
import { callApi, type Credential, getToken } from "../../app/api/testing/call-api";
import type { Team } from "../../entities/index";
import { query } from "../db/pool";
import { systemActor } from "../permissions/actor";
import { updateTeam } from "../teams/update-team";
import { makeAccount, makeAdministrator, makeOwner, makeTeam, type Person } from "../testing/factories";
import { makeToken } from "../testing/make-token";
import { useDatabase } from "../testing/use-database";
import { setAdministrator } from "./set-administrator";

useDatabase();

const system = systemActor("Test");
const list = "{ signingKeys { nextRotationAt rotateEveryDays keys { kid algorithm state createdBy { id name } uses { teams apiTokens apiTokensUntil } } } }";
const rotate =
  "mutation ($input: RotateSigningKeysInput) { rotateSigningKeys(input: $input) { signingKeys { keys { kid state } } userErrors { field code message } } }";
const schedule =
  "mutation ($input: ScheduleSigningKeyRotationInput!) { scheduleSigningKeyRotation(input: $input) { signingKeys { nextRotationAt rotateEveryDays } userErrors { field code message } } }";

let team: Team;
let administrator: Person;
let owner: Person;
let programs: Credential[];

beforeAll(async () => {
  ({ team, ...owner } = await makeOwner());
  administrator = await makeAdministrator();
  const { account, clientKeys } = await makeAccount(team);
  const { plainToken } = await makeToken(account);
  programs = [{ bearer: await getToken(clientKeys) }, { bearer: plainToken }];
});

const stateOf = async () =>
  JSON.stringify([await query("SELECT kid, published_until FROM signing_key ORDER BY kid"), await query("SELECT * FROM installation")]);

describe("signing keys are listed", () => {
  it("for everybody with an identity, without what concerns other teams", async () => {
    for (const who of [{ cookie: owner.cookie }, ...programs]) {
      const { data, errors } = await callApi(who, list);
      expect(errors).toBeUndefined();
      expect(data!.signingKeys.keys).toMatchObject([{ algorithm: "ES256", state: "SIGNING", createdBy: null, uses: null }]);
    }
  });

  it("for administrators with what holds them", async () => {
    const { account } = await makeAccount(team);
    await makeToken(account, { format: "JWT", expiresInDays: 30 });
    const { data } = await callApi(administrator, list);
    const [{ teams }] = (await query<{ teams: number }>("SELECT count(*)::int AS teams FROM team")) as [{ teams: number }];
    const until = expect.stringMatching(/^\d{4}-/) as string;
    expect(data!.signingKeys.keys).toMatchObject([{ createdBy: { id: "system", name: "System" }, uses: { teams, apiTokens: 1, apiTokensUntil: until } }]);
  });

  it("for nobody else, and never with a private half", async () => {
    expect(await callApi(null, list)).toMatchObject({ status: 401, data: { signingKeys: null } });
    const { errors } = await callApi(administrator, "{ signingKeys { keys { privateJwkSealed } } }");
    expect(errors).toMatchObject([{ message: expect.stringContaining("Cannot query field") as string }]);
  });
});

describe("keys are rotated by administrators of the installation, and by nobody else:", () => {
  const calls: [string, object][] = [
    [rotate, {}],
    [rotate, { input: { rotation: "NOW" } }],
    [rotate, { input: { rotation: "LEAKED", algorithm: "ES256" } }],
    [schedule, { input: { everyDays: 30 } }],
    [schedule, { input: {} }],
  ];

  it.each([
    ["the owner of a team", () => ({ cookie: owner.cookie })],
    ["a service account with the most permissions", () => programs[0]!],
    ["its API token", () => programs[1]!],
  ])("not %s", async (_, who) => {
    const before = await stateOf();
    for (const [text, variables] of calls) {
      const { status, data, errors } = await callApi(who(), text, variables);
      expect(status).toBe(200);
      expect(Object.values(data!)).toEqual([null]);
      expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN", reason: "ADMINISTRATOR_REQUIRED" } }]);
    }
    expect(await stateOf()).toBe(before);
  });

  it("not nobody", async () => {
    for (const [text, variables] of calls) expect((await callApi(null, text, variables)).status).toBe(401);
  });

  it("not somebody who was one, at once", async () => {
    const former = await makeAdministrator();
    expect((await callApi(former, "{ viewer { administrator } }")).data!.viewer.administrator).toBe(true);
    await setAdministrator(system, former.email, false);
    expect((await callApi(former, "{ viewer { administrator } }")).data!.viewer.administrator).toBe(false);
    expect((await callApi(former, rotate)).errors).toMatchObject([{ extensions: { reason: "ADMINISTRATOR_REQUIRED" } }]);
  });

  it("not one who was disabled", async () => {
    const disabled = await makeAdministrator();
    await query("UPDATE user_account SET disabled_at = now() WHERE id = $1", [disabled.actor.id]);
    await query('SELECT pg_notify(\'latchkey_changes\', \'[{"topic":"user","key":"*"}]\')');
    await expect.poll(async () => (await callApi(disabled, rotate)).status).toBe(401);
  });

  it("not without a recent sign-in", async () => {
    await query("UPDATE session SET authenticated_at = now() - interval '2 hours' WHERE user_id = $1", [administrator.actor.id]);
    await query('SELECT pg_notify(\'latchkey_changes\', \'[{"topic":"session","key":"*"}]\')');
    // Until every part of it is heard, this one is refused for another reason, and changes nothing.
    const unused = { input: { algorithm: "EDDSA" } };
    await expect
      .poll(async () => (await callApi(administrator, rotate, unused)).errors)
      .toMatchObject([{ extensions: { reason: "REAUTHENTICATION_REQUIRED" } }]);
    const scheduled = await callApi(administrator, schedule, { input: { everyDays: 30 } });
    expect(scheduled.errors).toMatchObject([{ extensions: { reason: "REAUTHENTICATION_REQUIRED" } }]);
    await query("UPDATE session SET authenticated_at = now() WHERE user_id = $1", [administrator.actor.id]);
    await query('SELECT pg_notify(\'latchkey_changes\', \'[{"topic":"session","key":"*"}]\')');
    await expect.poll(async () => (await callApi(administrator, rotate, unused)).errors).toBeUndefined();
  });

  it("an administrator rotates, is told of what is wrong, and leaves their name", async () => {
    const first = await callApi(administrator, rotate);
    expect(first.data!.rotateSigningKeys).toMatchObject({ userErrors: [], signingKeys: { keys: [{ state: "NEXT" }, { state: "SIGNING" }] } });
    const again = await callApi(administrator, rotate);
    expect(again.data!.rotateSigningKeys.userErrors).toMatchObject([{ field: ["input", "rotation"], code: "CONFLICT" }]);
    const unused = await callApi(administrator, rotate, { input: { algorithm: "EDDSA" } });
    expect(unused.data!.rotateSigningKeys.userErrors).toMatchObject([{ field: ["input", "algorithm"], code: "INVALID" }]);
    const { data } = await callApi(administrator, list);
    expect(data!.signingKeys.keys[0].createdBy).toEqual({ id: administrator.actor.id, name: administrator.actor.name });
    const [event] = await query<{ actor_id: string; team_id: null; details: object }>(
      "SELECT actor_id, team_id, details FROM audit_event WHERE action = 'signing-key.rotate' ORDER BY id DESC LIMIT 1",
    );
    expect(event).toMatchObject({ actor_id: administrator.actor.id, team_id: null, details: { algorithm: "ES256", rotation: "scheduled" } });
  });

  it("an administrator schedules, and is told of what is wrong", async () => {
    const { data } = await callApi(administrator, schedule, { input: { everyDays: 90 } });
    expect(data!.scheduleSigningKeyRotation).toMatchObject({ userErrors: [], signingKeys: { rotateEveryDays: 90 } });
    for (const [input, field] of [
      [{ everyDays: 0 }, "everyDays"],
      [{ at: "2020-01-01T00:00:00Z" }, "at"],
    ] as const) {
      const refused = await callApi(administrator, schedule, { input });
      expect(refused.data!.scheduleSigningKeyRotation.userErrors).toMatchObject([{ field: ["input", field], code: "INVALID" }]);
    }
    for (const input of ["x", { everyDays: "often" }, { everyDays: 1e12 }, { at: "soon" }, { until: 3 }]) {
      const malformed = await callApi(administrator, schedule, { input });
      expect(malformed.errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
    }
    const off = await callApi(administrator, schedule, { input: {} });
    expect(off.data!.scheduleSigningKeyRotation.signingKeys).toEqual({ nextRotationAt: null, rotateEveryDays: null });
  });
});

describe("who administers the installation", () => {
  it("is said on the command line only", async () => {
    await expect(setAdministrator(administrator.actor, owner.email, true)).rejects.toThrow("command line");
    expect((await callApi({ cookie: owner.cookie }, "{ viewer { administrator } }")).data!.viewer.administrator).toBe(false);
    await expect(setAdministrator(system, "nobody@example.com", true)).rejects.toThrow("There is no such person.");
    expect(await setAdministrator(system, owner.email.toUpperCase(), true)).toMatchObject({ changed: true });
    expect(await setAdministrator(system, owner.email, true)).toMatchObject({ changed: false });
    await setAdministrator(system, owner.email, false);
    for (const who of programs) expect((await callApi(who, "{ viewer { administrator } }")).data!.viewer.administrator).toBe(false);
  });
});

describe("with what a team's tokens are signed", () => {
  const update = "mutation ($id: ID!, $input: UpdateTeamInput!) { updateTeam(id: $id, input: $input) { team { tokenAlgorithm } userErrors { field code } } }";

  it("is its own affair: chosen with team:update, seen by who is in it", async () => {
    const mine = { id: team.id, input: { tokenAlgorithm: "EDDSA" } };
    expect((await callApi({ cookie: owner.cookie }, update, mine)).data!.updateTeam).toEqual({ team: { tokenAlgorithm: "EDDSA" }, userErrors: [] });
    expect((await callApi(programs[0]!, "{ team { tokenAlgorithm } }")).data!.team).toEqual({ tokenAlgorithm: "EDDSA" });
    // An administrator of the installation is nobody in the team.
    expect((await callApi(administrator, update, mine)).data!.updateTeam.userErrors).toMatchObject([{ field: ["id"], code: "NOT_FOUND" }]);
    const { errors } = await callApi(programs[0]!, update, mine);
    expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN", requiredPermission: "team:update" } }]);
    const cleared = await callApi({ cookie: owner.cookie }, update, { id: team.id, input: { tokenAlgorithm: null } });
    expect(cleared.data!.updateTeam.team).toEqual({ tokenAlgorithm: "ES256" });
    for (const tokenAlgorithm of ["none", "RS256", "EdDSA", 1, ["ES256", "EDDSA"]]) {
      const refused = await callApi({ cookie: owner.cookie }, update, { id: team.id, input: { tokenAlgorithm } });
      expect(refused.errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
    }
  });

  it("is one of two also for who calls without a schema", async () => {
    const other = await makeTeam();
    for (const tokenAlgorithm of ["none", "HS256", "constructor"])
      await expect(updateTeam(system, other.id, { tokenAlgorithm: tokenAlgorithm as "ES256" })).rejects.toThrow("ES256 or EdDSA");
  });
});
