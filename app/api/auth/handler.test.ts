import { beforeEach, describe, expect, it } from "vitest";
import { signInWithPassword } from "@/lib/auth/sign-in";
import { query } from "@/lib/db/pool";
import { transaction } from "@/lib/db/transaction";
import { noOrigin } from "@/lib/permissions/actor";
import { makeAccount, makeOwner, testPassword } from "@/lib/testing/factories";
import { useDatabase } from "@/lib/testing/use-database";
import { callApi, send } from "../testing/call-api";
import { authEndpoint } from "./handler";

useDatabase();
beforeEach(() => query("DELETE FROM rate_limit"));

const cookiesOf = (response: Response) => response.headers.getSetCookie().map((cookie) => cookie.split(";")[0]!);

/** Signs in as the sign-in page does. */
async function signIn(email: string, password: string, more: Record<string, string> = {}) {
  const csrf = await send("/api/auth/csrf");
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  return send("/api/auth/callback/credentials", {
    method: "POST",
    headers: { cookie: cookiesOf(csrf).join("; "), "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ csrfToken, email, password, json: "true", ...more }),
  });
}

const sessionCookie = (response: Response) => response.headers.getSetCookie().find((cookie) => cookie.startsWith("latchkey-session=lksess_"));

describe("sign-in", () => {
  it("gives the right password a session, in a cookie that scripts and other sites can't use", async () => {
    const { email, actor } = await makeOwner();
    const response = await signIn(email.toUpperCase(), testPassword);
    expect(response.status).toBe(200);
    expect(sessionCookie(response)).toMatch(/; Path=\/; .*HttpOnly; SameSite=Lax/);
    const answer = await callApi({ cookie: sessionCookie(response)!.split(";")[0] }, "{ viewer { id type } }");
    expect(answer.data).toEqual({ viewer: { id: actor.id, type: "USER" } });
  });

  it("answers an unknown person and a wrong password alike, and leaves an event of each", async () => {
    const { email, team } = await makeOwner();
    const [wrong, unknown] = [await signIn(email, "not the password"), await signIn("nobody@example.com", "not the password")];
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(await wrong.text()).toBe(await unknown.text());
    expect(sessionCookie(wrong) ?? sessionCookie(unknown)).toBeUndefined();
    const events = await query("SELECT team_id FROM audit_event WHERE action = 'session.refuse' ORDER BY id DESC LIMIT 2");
    expect(events).toEqual([{ team_id: null }, { team_id: team.id }]);
  });

  it("refuses the dummy address of a service account, whatever the password", async () => {
    const { team } = await makeOwner();
    const { account, clientKeys } = await makeAccount(team);
    expect((await signIn(account.email, clientKeys.clientSecret)).status).toBe(401);
  });

  it("refuses a disabled person, and ends what sessions they have", async () => {
    const { email, actor, cookie } = await makeOwner();
    await transaction(async (tx) => {
      await tx.manager.query("UPDATE user_account SET disabled_at = now() WHERE id = $1", [actor.id]);
      tx.changed("user", actor.id);
    });
    expect((await signIn(email, testPassword)).status).toBe(401);
    expect((await callApi({ cookie }, "{ viewer { id } }")).status).toBe(401);
  });

  it("is limited after ten failures for one person from one address, with the time to wait", async () => {
    const { email } = await makeOwner();
    for (let attempt = 0; attempt < 10; attempt += 1) expect((await signIn(email, `wrong ${attempt}`)).status).toBe(401);
    const limited = await signIn(email, testPassword);
    expect(limited.status).toBe(429);
    expect(Number(limited.headers.get("retry-after"))).toBeGreaterThan(0);
  });

  it("is limited too when the guesses come all at once, the right one among them", async () => {
    const { email } = await makeOwner();
    const guesses = Array.from({ length: 60 }, (_, index) => signInWithPassword({ email, password: index === 59 ? testPassword : `wrong ${index}` }, noOrigin));
    const results = await Promise.allSettled(guesses);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
    expect(results.at(-1)).toMatchObject({ status: "rejected", reason: { name: "RateLimitedError" } });
  });

  it("is refused without the token against forged requests", async () => {
    const { email } = await makeOwner();
    const response = await send("/api/auth/callback/credentials", {
      method: "POST",
      body: new URLSearchParams({ email, password: testPassword, json: "true" }),
    });
    expect(sessionCookie(response)).toBeUndefined();
  });

  it.each(["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "http://[", "%"])("sends nobody to %s", async (callbackUrl) => {
    const { email } = await makeOwner();
    const response = await signIn(email, testPassword, { callbackUrl });
    expect(response.status).toBe(200);
    expect(((await response.json()) as { url: string }).url).toMatch(/^http:\/\/localhost:3000(\/|$)/);
    const get = await send(`/api/auth/signin?callbackUrl=${encodeURIComponent(callbackUrl)}`);
    expect(get.status).toBeLessThan(400);
    expect(get.headers.get("location") ?? "").not.toMatch(/evil|javascript/);
  });
});

describe("what sign-in doesn't need", () => {
  it.each([
    ["POST", "_log"],
    ["POST", "session"],
    ["GET", "callback/credentials"],
    ["GET", ""],
    ["GET", "/session"],
    ["GET", "%2e%2e/graphql"],
    ["POST", "callback/nobody"],
    ["GET", "constructor"],
  ])("isn't there: %s /api/auth/%s", async (method, action) => {
    const response = await authEndpoint(new Request(`http://localhost:3000/api/auth/${action}`, { method }));
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ message: "There is no such endpoint." });
  });
});

describe("sign-out", () => {
  it("ends the session for good, also for a copy of its cookie", async () => {
    const { cookie } = await makeOwner();
    const csrf = await send("/api/auth/csrf");
    const { csrfToken } = (await csrf.json()) as { csrfToken: string };
    const response = await send("/api/auth/signout", {
      method: "POST",
      headers: { cookie: [...cookiesOf(csrf), cookie].join("; ") },
      body: new URLSearchParams({ csrfToken, json: "true" }),
    });
    expect(response.status).toBe(200);
    expect((await callApi({ cookie }, "{ viewer { id } }")).status).toBe(401);
  });
});

describe("a session that is older than an hour", () => {
  const create = `mutation ($teamId: ID!) { createServiceAccount(input: {teamId: $teamId, name: "Made late"}) { serviceAccount { id } } }`;
  const reauthenticate = (cookie: string, password: string, headers: Record<string, string> = {}) =>
    send("/api/auth/reauthenticate", {
      method: "POST",
      headers: { cookie, "content-type": "application/json", ...headers },
      body: JSON.stringify({ password }),
    });

  async function oldSession() {
    const owner = await makeOwner();
    await transaction(async (tx) => {
      await tx.manager.query("UPDATE session SET authenticated_at = now() - interval '61 minutes' WHERE user_id = $1", [owner.actor.id]);
      tx.changed("session", "*");
    });
    return owner;
  }

  it("makes no secrets until the person has confirmed their password", async () => {
    const { cookie, team } = await oldSession();
    const refused = await callApi({ cookie }, create, { teamId: team.id });
    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: "FORBIDDEN", reason: "REAUTHENTICATION_REQUIRED" });
    expect((await reauthenticate(cookie, "wrong")).status).toBe(422);
    expect((await callApi({ cookie }, create, { teamId: team.id })).errors).toHaveLength(1);
    expect((await reauthenticate(cookie, testPassword)).status).toBe(204);
    expect((await callApi({ cookie }, create, { teamId: team.id })).data!.createServiceAccount.serviceAccount.id).toMatch(/^sa_/);
  });

  it("can't be confirmed by guesses that come all at once, which keep nobody else from the database", async () => {
    const { cookie } = await oldSession();
    const guesses = Array.from({ length: 60 }, (_, index) => reauthenticate(cookie, `wrong ${index}`));
    await query("SELECT 1");
    const statuses = (await Promise.all(guesses)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 422)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(50);
  });

  it("can't be confirmed by nobody, from another site, or by guessing on", async () => {
    const { cookie } = await oldSession();
    expect((await reauthenticate("", testPassword)).status).toBe(401);
    expect((await reauthenticate(cookie, testPassword, { origin: "https://evil.example" })).status).toBe(403);
    for (let attempt = 0; attempt < 10; attempt += 1) await reauthenticate(cookie, `wrong ${attempt}`);
    expect((await reauthenticate(cookie, testPassword)).status).toBe(429);
  });
});
