import { beforeAll, describe, expect, it } from "vitest";
import { callApi, requestToken } from "../../app/api/testing/call-api";
import { query } from "../db/pool";
import { newId } from "../ids";
import { reportLeak } from "../leak-reports/report-leak";
import { noOrigin } from "../permissions/actor";
import { makeAccount, makeOwner } from "../testing/factories";
import { makeMemberWith } from "../testing/make-roles";
import { useDatabase } from "../testing/use-database";
import { restoreClientSecrets } from "./restore-client-secrets";
import { retireClientSecrets } from "./retire-client-secret";
import { rotateClientSecret } from "./rotate-client-secret";
import { secretsOfAccounts } from "./secrets-of-accounts";

useDatabase();

let owner: Awaited<ReturnType<typeof makeOwner>>;
beforeAll(async () => {
  owner = await makeOwner();
});

async function makeSecret() {
  const { account, clientKeys } = await makeAccount(owner.team);
  const [secret] = (await secretsOfAccounts([account.id])).get(account.id)!;
  return { account, clientKeys, id: secret!.id, status: async () => (await requestToken(clientKeys)).status };
}
type Change = "retireClientSecrets" | "restoreClientSecrets";
async function change(field: Change, ids: string[]) {
  const text = `mutation ($ids: [ID!]!) { ${field}(ids: $ids) { changedIds clientSecrets { id active restorableUntil } userErrors { field code message } } }`;
  const { data, errors } = await callApi(owner, text, { ids });
  expect(errors).toBeUndefined();
  return data![field] as {
    changedIds: string[] | null;
    clientSecrets: { id: string; active: boolean; restorableUntil: string | null }[];
    userErrors: object[];
  };
}

describe("client secrets that were retired", () => {
  it("together, are in force again as they were", async () => {
    const [a, b] = [await makeSecret(), await makeSecret()];
    const end = new Date(Date.now() + 86_400_000 * 30);
    await query("UPDATE client_secret SET expires_at = $2 WHERE id = $1", [b.id, end]);
    await change("retireClientSecrets", [a.id]);
    const retired = await change("retireClientSecrets", [a.id, b.id]);
    expect(retired).toMatchObject({ changedIds: [b.id], clientSecrets: [{ active: false }, { id: b.id, active: false }], userErrors: [] });
    expect([await a.status(), await b.status()]).toEqual([401, 401]);
    expect(await change("restoreClientSecrets", [a.id, b.id])).toMatchObject({
      changedIds: [a.id, b.id],
      clientSecrets: [
        { active: true, restorableUntil: null },
        { active: true, restorableUntil: null },
      ],
    });
    expect([await a.status(), await b.status()]).toEqual([200, 200]);
    expect(await query("SELECT expires_at FROM client_secret WHERE id = ANY($1) ORDER BY expires_at", [[a.id, b.id]])).toEqual([
      { expires_at: end },
      { expires_at: null },
    ]);
    expect((await change("restoreClientSecrets", [a.id])).changedIds).toEqual([]);
    const events = await query<{ action: string }>("SELECT action FROM audit_event WHERE target_id = $1 AND action LIKE '%-secret' ORDER BY id", [
      b.account.id,
    ]);
    expect(events.map(({ action }) => action)).toEqual(["service-account.retire-secret", "service-account.restore-secret"]);
  });

  it("stay ended when they leaked, were replaced, or would have ended, and after a day", async () => {
    const [leaked, replaced, over, old] = [await makeSecret(), await makeSecret(), await makeSecret(), await makeSecret()];
    const all = [leaked, replaced, over, old];
    await retireClientSecrets(
      owner.actor,
      all.map(({ id }) => id),
    );
    await reportLeak(leaked.clientKeys.clientSecret, noOrigin);
    await rotateClientSecret(owner.actor, replaced.account.id);
    await query("UPDATE client_secret SET retired_from = now() - interval '1 second' WHERE id = $1", [over.id]);
    await query("UPDATE client_secret SET restorable_until = now() WHERE id = $1", [old.id]);
    const { changedIds, userErrors } = await change(
      "restoreClientSecrets",
      all.map(({ id }) => id),
    );
    expect(changedIds).toBeNull();
    expect(userErrors).toMatchObject(all.map((_, n) => ({ field: ["ids", String(n)], code: "INVALID" })));
    for (const each of all) expect(await each.status()).toBe(401);
  });

  it("come back for nobody who couldn't make a new one", async () => {
    const { id, status } = await makeSecret();
    await retireClientSecrets(owner.actor, [id]);
    const weaker = await makeMemberWith(owner.team, ["service-account:read", "service-account:regenerate-keys"]);
    await expect(restoreClientSecrets(weaker.actor, [id])).rejects.toMatchObject({ name: "ForbiddenError" });
    const tired = { ...owner.actor, authenticatedAt: new Date(Date.now() - 7_200_000) };
    await expect(restoreClientSecrets(tired, [id])).rejects.toMatchObject({ reason: "REAUTHENTICATION_REQUIRED" });
    const reader = await makeMemberWith(owner.team, ["service-account:read"]);
    await expect(retireClientSecrets(reader.actor, [id])).rejects.toMatchObject({ name: "ForbiddenError" });
    const stranger = await makeOwner();
    await expect(restoreClientSecrets(stranger.actor, [id])).rejects.toMatchObject({ issues: [{ code: "NOT_FOUND" }] });
    await expect(restoreClientSecrets(null, [id])).rejects.toMatchObject({ name: "UnauthenticatedError" });
    expect(await status()).toBe(401);
  });

  it("are all retired or none, and no more than 5 come into force", async () => {
    const { id, status, account } = await makeSecret();
    expect(await change("retireClientSecrets", [id, newId("ClientSecret"), "nonsense\0"])).toMatchObject({
      changedIds: null,
      userErrors: [
        { field: ["ids", "1"], code: "NOT_FOUND" },
        { field: ["ids", "2"], code: "NOT_FOUND" },
      ],
    });
    expect(await status()).toBe(200);
    expect((await change("retireClientSecrets", [])).userErrors).toMatchObject([{ code: "REQUIRED" }]);
    await change("retireClientSecrets", [id]);
    for (let n = 0; n < 5; n += 1) await rotateClientSecret(owner.actor, account.id, { graceDays: 30 });
    await query("UPDATE client_secret SET restorable_until = now() + interval '1 hour' WHERE id = $1", [id]);
    expect((await change("restoreClientSecrets", [id])).userErrors).toMatchObject([{ code: "IN_USE" }]);
    expect(await status()).toBe(401);
  });
});
