import { beforeEach, describe, expect, it } from "vitest";
import { callApi, getToken, send } from "../../app/api/testing/call-api";
import { query } from "../db/pool";
import { transaction } from "../db/transaction";
import { newId } from "../ids";
import { makeAccount, makeOwner, makePerson, testPassword } from "../testing/factories";
import { cookieOf, sessionOf } from "../testing/session-of";
import { useDatabase } from "../testing/use-database";
import { signInWithPassword } from "./sign-in";

useDatabase();
beforeEach(() => query("DELETE FROM rate_limit"));

const newPassword = "a quite different battery";
const from = { requestId: null, address: "203.0.113.7", userAgent: "Mozilla/5.0 Test" };

const post = (path: string, cookie: string, body: unknown, headers: Record<string, string> = {}) =>
  send(`/api/auth/${path}`, { method: "POST", headers: { cookie, "content-type": "application/json", ...headers }, body: JSON.stringify(body) });
const change = (cookie: string, currentPassword: unknown, to: unknown = newPassword, headers: Record<string, string> = {}) =>
  post("change-password", cookie, { currentPassword, newPassword: to }, headers);
const isAlive = async (cookie: string) => (await callApi({ cookie }, "{ viewer { id } }")).status === 200;
const issuesOf = async (response: Response) => ((await response.json()) as { errors: { field: string[]; message: string }[] }).errors;

async function account(cookie: string) {
  const response = await send("/api/auth/account", { headers: { cookie } });
  expect(response.status).toBe(200);
  expect(response.headers.get("cache-control")).toBe("no-store");
  return (await response.json()) as { hasPassword: boolean; sessions: { id: string; current: boolean; address: string | null; userAgent: string | null }[] };
}

const lastEvent = async (action: string) =>
  (await query("SELECT team_id, actor_id, target_id, details FROM audit_event WHERE action = $1 ORDER BY id DESC LIMIT 1", [action]))[0];

const requests: [string, string, string, object | undefined][] = [
  ["account", "GET", "account", undefined],
  ["change-password", "POST", "change-password", { currentPassword: testPassword, newPassword }],
  ["end-session", "POST", "end-session", { id: newId("Session") }],
  ["sign-out-everywhere", "POST", "sign-out-everywhere", {}],
];

describe.each(requests)("/api/auth/%s", (_, method, path, body) => {
  const ask = (headers: Record<string, string>) =>
    send(`/api/auth/${path}`, { method, headers: { "content-type": "application/json", ...headers }, body: body && JSON.stringify(body) });

  it("is refused to nobody, and to who has signed out", async () => {
    const { cookie } = await makeOwner();
    await query("DELETE FROM session");
    await transaction(async (tx) => tx.changed("session", "*"));
    for (const headers of [{}, { cookie }, { cookie: cookieOf(`lksess_${"a".repeat(43)}`) }] as Record<string, string>[])
      expect((await ask(headers)).status).toBe(401);
  });

  it("is refused to another site's page, which changes nothing", async () => {
    const { cookie, actor } = await makeOwner();
    const foreign: Record<string, string>[] = [
      { origin: "https://evil.example" },
      { origin: "null" },
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
    ];
    for (const headers of foreign) expect((await ask({ cookie, ...headers })).status).toBe(403);
    expect(await isAlive(cookie)).toBe(true);
    expect(await signInWithPassword({ email: actor.email, password: testPassword }, from)).toBeDefined();
  });

  it("is refused to a service account, also beside a person's session", async () => {
    const { cookie, team } = await makeOwner();
    const token = await getToken((await makeAccount(team, { role: "service-account-project-admin" })).clientKeys);
    for (const headers of [{ authorization: `Bearer ${token}` }, { authorization: `Bearer ${token}`, cookie }] as Record<string, string>[])
      expect((await ask(headers)).status).toBe(403);
    expect((await ask({ authorization: "Bearer nonsense", cookie })).status).toBe(401);
    expect(await isAlive(cookie)).toBe(true);
  });

  it("answers no other method", async () => {
    const { cookie } = await makeOwner();
    for (const other of ["GET", "POST", "PUT", "DELETE"].filter((name) => name !== method))
      expect((await send(`/api/auth/${path}`, { method: other, headers: { cookie } })).status).toBe(405);
  });
});

describe("changing the password", () => {
  it("ends all other sessions at once, keeps this one, and leaves an event in the person's team", async () => {
    const { cookie, actor, team } = await makeOwner();
    const [stolen, stranger] = [await sessionOf(actor.id, from), (await makeOwner()).cookie];
    expect(await isAlive(stolen)).toBe(true);
    const response = await change(cookie, testPassword);
    expect([response.status, await response.json()]).toEqual([200, { endedSessions: 1 }]);
    expect([await isAlive(cookie), await isAlive(stolen), await isAlive(stranger)]).toEqual([true, false, true]);
    expect(await signInWithPassword({ email: actor.email, password: testPassword }, from)).toBeUndefined();
    expect(await signInWithPassword({ email: actor.email, password: newPassword }, from)).toBeDefined();
    expect(await lastEvent("user.change-password")).toEqual({ team_id: team.id, actor_id: actor.id, target_id: actor.id, details: { endedSessions: 1 } });
  });

  it("stores argon2id, and the new password nowhere", async () => {
    const { cookie, actor } = await makeOwner();
    await change(cookie, testPassword);
    const [{ hash }] = (await query("SELECT password_hash AS hash FROM user_account WHERE id = $1", [actor.id])) as [{ hash: string }];
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(JSON.stringify(await query("SELECT * FROM audit_event"))).not.toContain(newPassword);
  });

  it.each([
    ["a wrong password", "not the password", newPassword, "currentPassword"],
    ["no password", undefined, newPassword, "currentPassword"],
    ["a list for a password", [testPassword], newPassword, "currentPassword"],
    ["a short new one", testPassword, "short", "newPassword"],
    ["a new one of few characters", testPassword, "aaaaaaaaaaaaaaaa", "newPassword"],
    ["a new one that is too long", testPassword, "abcdefghij".repeat(21), "newPassword"],
    ["a new one that isn't text", testPassword, { length: 12 }, "newPassword"],
    ["no new one", testPassword, null, "newPassword"],
    ["the same again", testPassword, testPassword, "newPassword"],
  ])("is refused with %s, which changes nothing", async (_, current, next, field) => {
    const { cookie, actor } = await makeOwner();
    const other = await sessionOf(actor.id, from);
    const response = await change(cookie, current, next);
    expect(response.status).toBe(422);
    expect((await issuesOf(response)).map((issue) => issue.field)).toEqual([[field]]);
    expect([await isAlive(cookie), await isAlive(other)]).toEqual([true, true]);
    expect(await signInWithPassword({ email: actor.email, password: testPassword }, from)).toBeDefined();
  });

  it.each([
    ["no JSON", "application/json", "{", 400],
    ["a list", "application/json", "[]", 400],
    ["a form", "application/x-www-form-urlencoded", `currentPassword=${testPassword}&newPassword=${newPassword}`, 415],
    ["a body of 100 kB", "application/json", JSON.stringify({ newPassword: "x".repeat(100_000) }), 413],
    ["NUL and half a character", "application/json", '{"currentPassword":"\\u0000","newPassword":"\\ud800\\u0000abcdefghijklm"}', 422],
  ])("is refused with %s", async (_, type, body, status) => {
    const { cookie } = await makeOwner();
    expect((await send("/api/auth/change-password", { method: "POST", headers: { cookie, "content-type": type }, body })).status).toBe(status);
  });

  it("shares its limit with confirming the password: ten guesses in all, also when they come at once", async () => {
    const { cookie } = await makeOwner();
    for (let attempt = 0; attempt < 5; attempt += 1) expect((await post("reauthenticate", cookie, { password: `wrong ${attempt}` })).status).toBe(422);
    const statuses = (await Promise.all(Array.from({ length: 20 }, (_, index) => change(cookie, `wrong ${index}`)))).map(({ status }) => status);
    expect(statuses.filter((status) => status === 422)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(15);
    const limited = await change(cookie, testPassword);
    expect(limited.status).toBe(429);
    expect(Number(limited.headers.get("retry-after"))).toBeGreaterThan(0);
  });

  it("asked for several times at once happens once", async () => {
    const { cookie, actor } = await makeOwner();
    const answers = await Promise.all(Array.from({ length: 5 }, (_, index) => change(cookie, testPassword, `${newPassword} ${index}`)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await query("SELECT 1 FROM audit_event WHERE action = 'user.change-password' AND actor_id = $1", [actor.id])).toHaveLength(1);
  });

  it("leaves no way in for a sign-in with the old password that was under way", async () => {
    const { cookie, actor } = await makeOwner();
    const signIns = Promise.all(Array.from({ length: 6 }, () => signInWithPassword({ email: actor.email, password: testPassword }, from)));
    expect((await change(cookie, testPassword)).status).toBe(200);
    for (const signedIn of await signIns) expect(signedIn && (await isAlive(cookieOf(signedIn.cookieSecret)))).not.toBe(true);
    expect((await account(cookie)).sessions).toHaveLength(1);
  });

  it("tells a person who has no password here why there is nothing to change", async () => {
    const { cookie, actor } = await makePerson();
    await query("UPDATE user_account SET password_hash = NULL WHERE id = $1", [actor.id]);
    expect(await account(cookie)).toMatchObject({ hasPassword: false });
    const refused = await change(cookie, testPassword);
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ message: expect.stringContaining("no password here") as string });
  });
});

describe("a person's sessions", () => {
  it("are listed with this one first, without their secrets, and nobody else's", async () => {
    const { cookie, actor } = await makeOwner();
    await sessionOf(actor.id, from);
    await makeOwner();
    const { sessions } = await account(cookie);
    expect(sessions.map(({ current, address, userAgent }) => ({ current, address, userAgent }))).toEqual([
      { current: true, address: null, userAgent: null },
      { current: false, address: from.address, userAgent: from.userAgent },
    ]);
    expect(Object.keys(sessions[0]!).sort()).toEqual(["address", "createdAt", "current", "expiresAt", "id", "lastSeenAt", "userAgent"]);
  });

  it("end one by one, and only by their own person", async () => {
    const { cookie, actor } = await makeOwner();
    const other = await sessionOf(actor.id, from);
    const id = (await account(cookie)).sessions[1]!.id;
    const stranger = await makeOwner();
    expect((await post("end-session", stranger.cookie, { id })).status).toBe(404);
    expect(await isAlive(other)).toBe(true);
    expect((await post("end-session", cookie, { id })).status).toBe(204);
    expect([await isAlive(cookie), await isAlive(other)]).toEqual([true, false]);
    expect((await post("end-session", cookie, { id })).status).toBe(404);
  });

  it.each([
    ["no id", undefined],
    ["a number", 7],
    ["another type's id", newId("User")],
    ["junk", "'; DROP TABLE session; --"],
    ["NUL", "sess_\0"],
    ["everything", "*"],
  ])("stay as they are for %s", async (_, id) => {
    const { cookie } = await makeOwner();
    expect((await post("end-session", cookie, { id })).status).toBe(404);
    expect(await isAlive(cookie)).toBe(true);
  });

  it("end all at once, this one too, which the browser forgets", async () => {
    const { cookie, actor, team } = await makeOwner();
    const [other, stranger] = [await sessionOf(actor.id, from), (await makeOwner()).cookie];
    expect(await isAlive(other)).toBe(true);
    const response = await post("sign-out-everywhere", cookie, {});
    expect(response.status).toBe(204);
    expect(response.headers.get("set-cookie")).toBe("latchkey-session=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
    expect([await isAlive(cookie), await isAlive(other), await isAlive(stranger)]).toEqual([false, false, true]);
    expect(await lastEvent("session.delete-all")).toMatchObject({ team_id: team.id, actor_id: actor.id, details: { endedSessions: 2 } });
  });
});
