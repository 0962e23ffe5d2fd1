import { expect, it } from "vitest";
import { getToken } from "../../app/api/testing/call-api";
import { callWith, type From } from "../../app/api/testing/call-from";
import { query } from "../db/pool";
import { systemActor } from "../permissions/actor";
import { makeAccount, makeOwner, makeTeam } from "../testing/factories";
import { makeToken } from "../testing/make-token";
import { useDatabase } from "../testing/use-database";
import { revokeOwnToken } from "./revoke-own-token";

useDatabase();

const ask = (token: string, from: From = {}) => callWith(token, from, "mutation { revokeOwnToken { apiToken { id state } userErrors { message } } }");

it.each(["OPAQUE", "JWT"] as const)("a token (%s) ends itself without any scope, and leaves the others alone", async (format) => {
  const { account } = await makeAccount(await makeTeam(), { roleIds: [] });
  const more = { format, expiresInDays: 1 };
  const { plainToken, token } = await makeToken(account, more);
  const other = await makeToken(account, more);
  expect((await ask(plainToken)).data).toEqual({ revokeOwnToken: { apiToken: { id: token.id, state: "REVOKED" }, userErrors: [] } });
  expect(await ask(plainToken)).toMatchObject({ status: 401, reason: "TOKEN_REVOKED" });
  expect((await callWith(other.plainToken)).status).toBe(200);
  const [event] = await query<object>(
    "SELECT actor_id AS actor, details->>'byApiToken' AS by FROM audit_event WHERE target_id = $1 AND action = 'api-token.revoke'",
    [token.id],
  );
  expect(event).toEqual({ actor: account.id, by: token.id });
});

it("of many calls at once one ends it, and none fails", async () => {
  const { account } = await makeAccount(await makeTeam());
  const { plainToken, token } = await makeToken(account);
  const answers = await Promise.all(Array.from({ length: 20 }, () => ask(plainToken)));
  expect(answers.every(({ status, reason }) => status === 200 || reason === "TOKEN_REVOKED")).toBe(true);
  expect(await query("SELECT 1 FROM audit_event WHERE target_id = $1 AND action = 'api-token.revoke'", [token.id])).toHaveLength(1);
});

it("from where a token doesn't count it ends nothing", async () => {
  const { account } = await makeAccount(await makeTeam());
  const { plainToken } = await makeToken(account, { allowedOrigins: ["https://a.example"] });
  expect(await ask(plainToken, { origin: "https://b.example" })).toMatchObject({ status: 403 });
  expect((await callWith(plainToken, { origin: "https://a.example" })).status).toBe(200);
});

it("who came by something else is told so", async () => {
  const { clientKeys } = await makeAccount(await makeTeam());
  expect(await ask(await getToken(clientKeys))).toMatchObject({ status: 200, code: "FORBIDDEN" });
  await expect(revokeOwnToken((await makeOwner()).actor)).rejects.toThrow("Only an API token can end itself");
  await expect(revokeOwnToken(systemActor("Test"))).rejects.toThrow("Only an API token");
  await expect(revokeOwnToken(null)).rejects.toMatchObject({ name: "UnauthenticatedError" });
});
