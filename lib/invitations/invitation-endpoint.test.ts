import { beforeEach, describe, expect, it } from "vitest";
import { callApi, send } from "../../app/api/testing/call-api";
import { query } from "../db/pool";
import { makeOwner, makePerson, type Person } from "../testing/factories";
import { builtInRole } from "../testing/make-roles";
import { useDatabase } from "../testing/use-database";
import { acceptInvitation } from "./accept-invitation";
import { inviteMember } from "./invite-member";

useDatabase();

let owner: Awaited<ReturnType<typeof makeOwner>>;
let address: string;
let serial = 0;
beforeEach(async () => {
  owner = await makeOwner();
  serial += 1;
  address = `invited-${serial}@example.com`;
  await query("DELETE FROM rate_limit");
});

const tokenOf = (link: string) => link.split("#")[1]!;
const invite = (more: Partial<Parameters<typeof inviteMember>[1]> = {}, actor: Parameters<typeof inviteMember>[0] = owner.actor) =>
  inviteMember(actor, { teamId: owner.team.id, email: address, ...more });
const post = (body: object, headers: Record<string, string> = {}) =>
  send("/api/auth/invitation", { method: "POST", headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) });
const accept = (token: string, more: object = {}) => post({ token, name: "Grace", password: "correct horse battery", ...more });
const cookieOf = (response: Response) => response.headers.getSetCookie()[0]!.split(";")[0]!;
const issuesOf = async (response: Response) =>
  ((await response.json()) as { errors: { field: string[]; code: string }[] }).errors.map(({ field, code }) => `${field.join(".")} ${code}`);
const lastEvent = async (action: string) =>
  (
    await query(
      "SELECT actor_type, actor_name, target_type, target_id, target_name, details FROM audit_event WHERE action = $1 AND team_id = $2 ORDER BY id DESC LIMIT 1",
      [action, owner.team.id],
    )
  )[0];
const members = async () => (await query("SELECT 1 FROM member WHERE team_id = $1", [owner.team.id])).length;
/** A signed-in person with the invited address, in no team. */
const invited = async (): Promise<Person> => {
  const person = await makePerson();
  await query("UPDATE user_account SET email = $2, email_key = $2 WHERE id = $1", [person.actor.id, address]);
  return { ...person, actor: { ...person.actor, email: address } };
};

describe("POST /api/auth/invitation", () => {
  it("tells what an invitation is about, to whoever has its link", async () => {
    const { link } = await invite();
    const told = async () => (await post({ token: tokenOf(link) })).json();
    const about = { team: { name: owner.team.name }, email: address, invitedBy: owner.actor.name, expiresAt: expect.any(String), userExists: false };
    expect(await told()).toEqual(about);
    await invited();
    expect(await told()).toEqual({ ...about, userExists: true });
    expect(await members()).toBe(1);
  });

  it("makes the person, who is signed in then, and a member", async () => {
    const { link } = await invite({ roleIds: [(await builtInRole(owner.team, "viewer")).id] });
    const response = await accept(tokenOf(link));
    expect([response.status, await response.json()]).toEqual([201, { team: { id: owner.team.id, slug: owner.team.slug } }]);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.getSetCookie()[0]).toMatch(/^latchkey-session=lksess_[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Lax$/);
    const { data } = await callApi({ cookie: cookieOf(response) }, "{ viewer { name email memberships { team { id } } } }");
    expect(data!.viewer).toEqual({ name: "Grace", email: address, memberships: [{ team: { id: owner.team.id } }] });
    expect(await lastEvent("session.create")).toMatchObject({ details: { method: "invitation" } });
    const users = await query("SELECT email_verified FROM user_account WHERE email_key = $1", [address]);
    expect(users).toEqual([{ email_verified: false }]);
  });

  it("used by many at once makes one person and one session", async () => {
    const { link } = await invite();
    const statuses = (await Promise.all(Array.from({ length: 12 }, () => accept(tokenOf(link))))).map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => ![201, 422].includes(status))).toEqual([]);
    expect(await query("SELECT 1 FROM session s JOIN user_account u ON u.id = s.user_id WHERE u.email_key = $1", [address])).toHaveLength(1);
  });

  it("gives nobody the account of who is there already", async () => {
    const { link } = await invite();
    const person = await invited();
    const response = await accept(tokenOf(link));
    expect([response.status, await issuesOf(response), response.headers.getSetCookie()]).toEqual([422, ["email TAKEN"], []]);
    expect(await members()).toBe(1);
    await acceptInvitation(person.actor, tokenOf(link));
  });

  it("names every mistake in name and password, and the link stays good", async () => {
    const { link } = await invite();
    for (const more of [{ name: "", password: "short" }, { name: undefined }, { password: undefined }, { name: 5, password: {} }, { name: "a\0b" }]) {
      const response = await accept(tokenOf(link), more);
      expect(response.status).toBe(422);
      expect((await issuesOf(response)).every((issue) => /^(name|password) /.test(issue))).toBe(true);
    }
    const extra = await accept(tokenOf(link), { email: "other@example.com" });
    expect([extra.status, await issuesOf(extra)]).toEqual([422, [expect.stringMatching(/^email /)]]);
    expect((await accept(tokenOf(link))).status).toBe(201);
  });

  it("is refused to another site's page, to another method, and to what is no JSON object", async () => {
    const { link } = await invite();
    for (const headers of [{ origin: "https://evil.example" }, { origin: "null" }, { "sec-fetch-site": "cross-site" }] as Record<string, string>[])
      expect((await post({ token: tokenOf(link) }, headers)).status).toBe(403);
    expect((await send("/api/auth/invitation")).status).toBe(405);
    expect((await post({ token: tokenOf(link) }, { "content-type": "text/plain" })).status).toBe(415);
    expect((await post({ token: tokenOf(link), name: "x".repeat(20_000), password: "x" })).status).toBe(413);
    expect(await members()).toBe(1);
  });

  it("answers every secret that is none alike, and not for long", async () => {
    const { link } = await invite();
    const wrong: unknown[] = [`lkinv_${"a".repeat(43)}`, "", null, 5, {}, [], "\0", "x".repeat(10_000)];
    const answers = await Promise.all(wrong.map(async (token) => [(await post({ token })).status, (await accept(token as string)).status]));
    expect(answers.flat().every((status) => status === 422)).toBe(true);
    for (let n = answers.flat().length; n < 20; n += 1) await post({ token: "lkinv_x" });
    expect((await post({ token: "lkinv_x" })).status).toBe(429);
    expect((await accept(tokenOf(link))).status).toBe(429);
  });
});
