import { beforeAll, describe, expect, it } from "vitest";
import { callApi } from "../../app/api/testing/call-api";
import { query } from "../db/pool";
import { newId } from "../ids";
import { reportLeak } from "../leak-reports/report-leak";
import { noOrigin } from "../permissions/actor";
import { makeAccount, makeOwner } from "../testing/factories";
import { makeMemberWith } from "../testing/make-roles";
import { makeToken } from "../testing/make-token";
import { useDatabase } from "../testing/use-database";
import { restoreApiTokens } from "./restore-api-tokens";
import { revokeApiTokens } from "./revoke-api-tokens";
import { revokeEverything } from "./revoke-everything";

useDatabase();

let owner: Awaited<ReturnType<typeof makeOwner>>;
beforeAll(async () => {
  owner = await makeOwner();
});

async function makeOne(scopes: string[] = []) {
  const { account } = await makeAccount(owner.team);
  const { token, plainToken } = await makeToken(account, { scopes });
  const status = async () => (await callApi({ bearer: plainToken }, "{ viewer { name } }")).status;
  return { account, plainToken, id: token.id, status };
}

type Change = "revokeApiTokens" | "restoreApiTokens";
async function change(field: Change, ids: string[]) {
  const text = `mutation ($ids: [ID!]!) { ${field}(ids: $ids) { changedIds apiTokens { id state restorableUntil } userErrors { field code message } } }`;
  const { data, errors } = await callApi(owner, text, { ids });
  expect(errors).toBeUndefined();
  return data![field] as { changedIds: string[] | null; apiTokens: object[]; userErrors: object[] };
}

describe("API tokens that were revoked by hand", () => {
  it("together, are in force again as they were", async () => {
    const [a, b] = [await makeOne(), await makeOne(["service-account:read"])];
    expect(await change("revokeApiTokens", [a.id])).toMatchObject({ changedIds: [a.id], apiTokens: [{ restorableUntil: expect.any(String) }] });
    expect(await change("revokeApiTokens", [a.id, b.id])).toMatchObject({ changedIds: [b.id], apiTokens: [{ state: "REVOKED" }, { state: "REVOKED" }] });
    expect([await a.status(), await b.status()]).toEqual([401, 401]);
    expect(await change("restoreApiTokens", [a.id, b.id])).toMatchObject({
      changedIds: [a.id, b.id],
      apiTokens: [
        { state: "ACTIVE", restorableUntil: null },
        { state: "ACTIVE", restorableUntil: null },
      ],
      userErrors: [],
    });
    expect([await a.status(), await b.status()]).toEqual([200, 200]);
    expect((await change("restoreApiTokens", [a.id])).changedIds).toEqual([]);
    const events = await query<{ action: string }>(
      "SELECT action FROM audit_event WHERE target_id = $1 AND action = ANY('{api-token.revoke,api-token.restore}') ORDER BY id",
      [b.id],
    );
    expect(events.map(({ action }) => action)).toEqual(["api-token.revoke", "api-token.restore"]);
  });

  it("stay revoked when they leaked, ended with everything, would have expired, and after a day", async () => {
    const [leaked, everything, over, old] = [await makeOne(), await makeOne(), await makeOne(), await makeOne()];
    const ids = [leaked, everything, over, old].map(({ id }) => id);
    await revokeApiTokens(owner.actor, ids);
    await reportLeak(leaked.plainToken, noOrigin);
    await revokeEverything(owner.actor, everything.account.id);
    await query("UPDATE api_token SET expires_at = now() - interval '1 second' WHERE id = $1", [over.id]);
    await query("UPDATE api_token SET restorable_until = now() WHERE id = $1", [old.id]);
    const { changedIds, userErrors } = await change("restoreApiTokens", ids);
    expect(changedIds).toBeNull();
    expect(userErrors).toMatchObject(ids.map((_, n) => ({ field: ["ids", String(n)], code: "INVALID" })));
    for (const each of [leaked, everything, over, old]) expect(await each.status()).toBe(401);
  });

  it("that leaked before, or ended with everything, don't come back either", async () => {
    const [leaked, everything] = [await makeOne(), await makeOne()];
    await reportLeak(leaked.plainToken, noOrigin);
    await revokeEverything(owner.actor, everything.account.id);
    expect((await change("restoreApiTokens", [leaked.id, everything.id])).userErrors).toHaveLength(2);
  });

  it("come back for nobody who couldn't make one", async () => {
    const { id, status } = await makeOne(["service-account:read", "service-account:update"]);
    await revokeApiTokens(owner.actor, [id]);
    const weaker = await makeMemberWith(owner.team, ["service-account:read", "token:read", "token:create", "token:revoke"]);
    await expect(restoreApiTokens(weaker.actor, [id])).rejects.toMatchObject({ name: "ForbiddenError" });
    const revoker = await makeMemberWith(owner.team, ["service-account:read", "token:read", "token:revoke"]);
    await expect(restoreApiTokens(revoker.actor, [id])).rejects.toMatchObject({ name: "ForbiddenError" });
    const tired = { ...owner.actor, authenticatedAt: new Date(Date.now() - 7_200_000) };
    await expect(restoreApiTokens(tired, [id])).rejects.toMatchObject({ reason: "REAUTHENTICATION_REQUIRED" });
    const stranger = await makeOwner();
    await expect(restoreApiTokens(stranger.actor, [id])).rejects.toMatchObject({ issues: [{ code: "NOT_FOUND" }] });
    await expect(restoreApiTokens(null, [id])).rejects.toMatchObject({ name: "UnauthenticatedError" });
    expect(await status()).toBe(401);
  });

  it("are all restored or none", async () => {
    const { id, status } = await makeOne();
    await change("revokeApiTokens", [id]);
    expect(await change("restoreApiTokens", [id, newId("ApiToken"), "nonsense\0"])).toMatchObject({
      changedIds: null,
      userErrors: [
        { field: ["ids", "1"], code: "NOT_FOUND" },
        { field: ["ids", "2"], code: "NOT_FOUND" },
      ],
    });
    expect((await change("restoreApiTokens", [])).userErrors).toMatchObject([{ code: "REQUIRED" }]);
    expect(await status()).toBe(401);
  });
});
