import { expect, it } from "vitest";
import { send } from "../../app/api/testing/call-api";
import { query } from "../db/pool";
import { makeOwner, testPassword } from "../testing/factories";
import { useDatabase } from "../testing/use-database";
import { noOrigin } from "../permissions/actor";
import { signInWithPassword } from "./sign-in";
import { signInWithOidc } from "./sign-in-with-oidc";

useDatabase();

const refusals = (teamId: string | null) =>
  query("SELECT actor_type, actor_id, target_name, details FROM audit_event WHERE action = 'session.refuse' AND team_id IS NOT DISTINCT FROM $1 ORDER BY id", [
    teamId,
  ]);

it("whoever is not let in leaves an event, by whichever door, and no password in it", async () => {
  const { cookie, email, actor, team } = await makeOwner();
  const post = (path: string, body: object) =>
    send(`/api/auth/${path}`, { method: "POST", headers: { cookie, "content-type": "application/json" }, body: JSON.stringify(body) });
  await signInWithPassword({ email, password: "hunter2" }, noOrigin);
  expect((await post("reauthenticate", { password: "hunter2" })).status).toBe(422);
  expect((await post("change-password", { currentPassword: "hunter2", newPassword: `${testPassword}!` })).status).toBe(422);
  const oidc = { issuer: "https://login.example.com", subject: "ada", email, emailVerified: true };
  expect(await signInWithOidc(oidc, noOrigin)).toBeDefined();
  await signInWithOidc({ ...oidc, subject: "another" }, noOrigin);
  await signInWithOidc({ ...oidc, subject: "nobody", email: "nobody@example.com" }, noOrigin);

  const found = await refusals(team.id);
  expect(found).toEqual([
    { actor_type: "ANONYMOUS", actor_id: null, target_name: email, details: { method: "password", email } },
    { actor_type: "USER", actor_id: actor.id, target_name: email, details: { method: "reauthentication", email } },
    { actor_type: "USER", actor_id: actor.id, target_name: email, details: { method: "reauthentication", email } },
  ]);
  expect((await refusals(null)).map(({ details }) => details)).toEqual([
    { method: "oidc", email },
    { method: "oidc", email: "nobody@example.com" },
  ]);
  expect(JSON.stringify([found, await refusals(null)])).not.toContain("hunter2");
});
