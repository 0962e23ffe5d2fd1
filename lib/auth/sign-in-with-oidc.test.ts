import { beforeEach, describe, expect, it } from "vitest";
import { query } from "../db/pool";
import { acceptAsNewUser } from "../invitations/accept-as-new-user";
import { acceptInvitation } from "../invitations/accept-invitation";
import { inviteMember } from "../invitations/invite-member";
import { noOrigin } from "../permissions/actor";
import { makeOwner, testPassword } from "../testing/factories";
import { cookieOf } from "../testing/session-of";
import { useDatabase } from "../testing/use-database";
import { actorOfSession } from "./authenticate";
import { signInWithPassword } from "./sign-in";
import { signInWithOidc } from "./sign-in-with-oidc";

useDatabase();

let owner: Awaited<ReturnType<typeof makeOwner>>;
let email: string;
let serial = 0;
beforeEach(async () => {
  owner = await makeOwner();
  serial += 1;
  email = `invited-${serial}@example.com`;
  await query("DELETE FROM rate_limit");
});

const profile = (more: object = {}) => ({ issuer: "https://login.example.com", subject: email, name: "Grace", email, emailVerified: true, ...more });
const invite = async () => (await inviteMember(owner.actor, { teamId: owner.team.id, email })).link.split("#")[1]!;
const actorOf = (cookieSecret: string) => actorOfSession(cookieOf(cookieSecret), noOrigin);
const lastRefusal = async () => (await query("SELECT team_id, details FROM audit_event WHERE action = 'session.refuse' ORDER BY id DESC LIMIT 1"))[0];

describe("somebody whom the provider vouches for and nobody here knows", () => {
  it("is let in when a team has invited them, and can accept then", async () => {
    const token = await invite();
    const signedIn = await signInWithOidc(profile({ email: email.toUpperCase() }), noOrigin);
    expect(signedIn!.user).toMatchObject({ name: "Grace" });
    const actor = await actorOf(signedIn!.cookieSecret);
    expect(actor!.memberships).toEqual([]);
    await acceptInvitation(actor, token);
    expect((await actorOf(signedIn!.cookieSecret))!.memberships).toMatchObject([{ teamId: owner.team.id }]);
    expect(await signInWithOidc(profile({ email: undefined, emailVerified: false }), noOrigin)).toMatchObject({ user: { id: signedIn!.user.id } });
    expect(await query("SELECT password_hash, email_verified FROM user_account WHERE id = $1", [actor!.id])).toEqual([
      { password_hash: null, email_verified: true },
    ]);
  });

  it("is one person when they come twice at once", async () => {
    await invite();
    const done = await Promise.all(Array.from({ length: 5 }, () => signInWithOidc(profile(), noOrigin)));
    expect(new Set(done.map((signedIn) => signedIn?.user.id)).size).toBe(1);
    expect(done[0]).toBeDefined();
  });

  it("is called as their address begins when the provider tells no name that can be one", async () => {
    for (const [n, name] of [undefined, "", "a\0b", "x".repeat(101)].entries()) {
      email = `nameless-${serial}-${n}@example.com`;
      await invite();
      expect((await signInWithOidc(profile({ name }), noOrigin))!.user.name).toBe(`nameless-${serial}-${n}`);
    }
  });

  it("is refused without an invitation, with one that has expired, and with an address that isn't verified; each leaves an event", async () => {
    expect(await signInWithOidc(profile(), noOrigin)).toBeUndefined();
    expect(await lastRefusal()).toEqual({ team_id: null, details: { method: "oidc", email } });
    await invite();
    expect(await signInWithOidc(profile({ emailVerified: false }), noOrigin)).toBeUndefined();
    await query("UPDATE invitation SET expires_at = now() WHERE email_key = $1", [email]);
    expect(await signInWithOidc(profile(), noOrigin)).toBeUndefined();
    expect(await query("SELECT 1 FROM user_account WHERE email_key = $1", [email])).toEqual([]);
  });
});

describe("somebody who took an address by an invitation's link before its owner came", () => {
  it("is put out when the provider vouches for the owner: their password and sessions count no more", async () => {
    const { cookieSecret: squatter } = await acceptAsNewUser(await invite(), { name: "Squatter", password: testPassword }, noOrigin);
    expect(await actorOf(squatter)).not.toBeNull();
    const signedIn = await signInWithOidc(profile(), noOrigin);
    expect(await actorOf(signedIn!.cookieSecret)).toMatchObject({ email });
    expect(await actorOf(squatter)).toBeNull();
    expect(await signInWithPassword({ email, password: testPassword }, noOrigin)).toBeUndefined();
    const events = await query("SELECT details FROM audit_event WHERE action = 'user.change-password' AND target_id = $1", [signedIn!.user.id]);
    expect(events).toEqual([{ details: { removed: true, endedSessions: 1 } }]);
  });

  it("but who was let in by the operator keeps their password", async () => {
    const ada = await makeOwner();
    await signInWithOidc(profile({ email: ada.email, subject: "ada" }), noOrigin);
    expect(await signInWithPassword({ email: ada.email, password: testPassword }, noOrigin)).toBeDefined();
  });
});
