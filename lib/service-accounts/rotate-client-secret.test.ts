import { beforeAll, describe, expect, it } from "vitest";
import { callApi, getToken, requestToken } from "../../app/api/testing/call-api";
import { useOtherInstance } from "../../app/api/testing/use-other-instance";
import type { Team } from "../../entities/index";
import { listAuditEvents } from "../audit/list-audit-events";
import { query } from "../db/pool";
import { noOrigin, type ServiceAccountActor, systemActor } from "../permissions/actor";
import { makeAccount, makeOwner, makePerson, makeTeam } from "../testing/factories";
import { useDatabase } from "../testing/use-database";
import { flushUses } from "../usage/last-use";
import type { ClientKeys } from "./client-keys";
import { regenerateClientKeys } from "./regenerate-client-keys";
import { retireClientSecret } from "./retire-client-secret";
import { rotateClientSecret, type RotateClientSecretInput } from "./rotate-client-secret";
import { mostEnded, mostSecrets } from "./secret-rules";
import { secretsOfAccounts } from "./secrets-of-accounts";

useDatabase();
const other = useOtherInstance();

const system = systemActor("Test");
let team: Team;
beforeAll(async () => {
  team = await makeTeam();
});

const statusHere = async (keys: ClientKeys) => (await requestToken(keys)).status;
const statusThere = async (keys: ClientKeys) => (await requestToken(keys, {}, other.url)).status;
const live = async (accountId: string) =>
  (await secretsOfAccounts([accountId])).get(accountId)!.filter(({ expiresAt }) => expiresAt === null || expiresAt > new Date());

describe("rotating a client secret", () => {
  it("gives a new one now, and the old one works until its grace is over, on every instance", async () => {
    const { account, clientKeys: old } = await makeAccount(team);
    const { clientKeys: next } = await rotateClientSecret(system, account.id, { graceSeconds: 2 });
    expect(next.clientId).toBe(old.clientId);
    expect([await statusHere(old), await statusThere(old), await statusHere(next), await statusThere(next)]).toEqual([200, 200, 200, 200]);
    await expect.poll(() => statusHere(old), { timeout: 3_000 }).toBe(401);
    expect(await statusThere(old)).toBe(401);
    expect([await statusHere(next), await statusThere(next)]).toEqual([200, 200]);
  });

  it("without grace ends the old ones at once, on every instance", async () => {
    const { account, clientKeys: old } = await makeAccount(team);
    expect(await statusThere(old)).toBe(200);
    const { clientKeys: next } = await rotateClientSecret(system, account.id, { graceSeconds: 0 });
    expect(await statusHere(old)).toBe(401);
    expect(await statusThere(old)).toBe(401);
    expect([await statusHere(next), await statusThere(next)]).toEqual([200, 200]);
  });

  it("leaves access tokens as they are", async () => {
    const { account, clientKeys } = await makeAccount(team);
    const bearer = await getToken(clientKeys);
    await rotateClientSecret(system, account.id, { graceSeconds: 0 });
    expect((await callApi({ bearer }, "{ viewer { id } }")).status).toBe(200);
  });

  it("under load refuses nobody who goes over in time", async () => {
    const { account, clientKeys } = await makeAccount(team);
    let current = clientKeys;
    let running = true;
    const refused: number[] = [];
    const ask = async (status: (keys: ClientKeys) => Promise<number>) => {
      for (let n = 0; running; n += 1) {
        const answer = await status(current);
        if (answer !== 200) refused.push(answer);
      }
    };
    const clients = [statusHere, statusHere, statusThere, statusThere].map(ask);
    for (let n = 0; n < 3; n += 1) {
      const { clientKeys: next } = await rotateClientSecret(system, account.id, { graceDays: 1 });
      current = next;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    running = false;
    await Promise.all(clients);
    expect(refused).toEqual([]);
    expect(await live(account.id)).toHaveLength(4);
  });

  it("never makes an end later than it was", async () => {
    const { account } = await makeAccount(team);
    const expiresAt = new Date(Date.now() + 60_000);
    const { secret } = await rotateClientSecret(system, account.id, { expiresAt });
    await rotateClientSecret(system, account.id, { graceDays: 30 });
    expect((await live(account.id)).find(({ id }) => id === secret.id)!.expiresAt).toEqual(expiresAt);
  });

  it("takes a day of grace unless it is told another", async () => {
    const { account } = await makeAccount(team);
    const before = Date.now();
    await rotateClientSecret(system, account.id);
    const [, old] = await live(account.id);
    expect(old!.expiresAt!.getTime() - before).toBeGreaterThan(86_400_000 - 5_000);
    expect(old!.expiresAt!.getTime() - before).toBeLessThan(86_400_000 + 5_000);
  });

  it(`has at most ${mostSecrets} in force, also when many are asked for at once; without grace there is always room`, async () => {
    const { account } = await makeAccount(team);
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => rotateClientSecret(system, account.id, { graceDays: 1 })));
    const refused = results.filter(({ status }) => status === "rejected") as PromiseRejectedResult[];
    expect(refused).toHaveLength(4);
    for (const { reason } of refused) expect(reason).toMatchObject({ issues: [{ field: ["id"], code: "IN_USE" }] });
    expect(await live(account.id)).toHaveLength(mostSecrets);
    await rotateClientSecret(system, account.id, { graceSeconds: 0 });
    expect(await live(account.id)).toHaveLength(1);
  });

  it.each<[string, RotateClientSecretInput, string]>([
    ["a negative grace", { graceSeconds: -1 }, "graceSeconds"],
    ["more than 30 days in seconds", { graceSeconds: 2_592_001 }, "graceSeconds"],
    ["31 days", { graceDays: 31 }, "graceDays"],
    ["half a second", { graceSeconds: 0.5 }, "graceSeconds"],
    ["no number", { graceSeconds: Number.NaN }, "graceSeconds"],
    ["days and seconds", { graceSeconds: 1, graceDays: 1 }, "graceSeconds"],
    ["an end that has passed", { expiresAt: new Date(Date.now() - 1000) }, "expiresAt"],
    ["an end that is no time", { expiresAt: new Date(Number.NaN) }, "expiresAt"],
  ])("is refused with %s, and nothing changes", async (_, input, field) => {
    const { account, clientKeys } = await makeAccount(team);
    await expect(rotateClientSecret(system, account.id, input)).rejects.toMatchObject({ issues: [{ field: ["input", field], code: "INVALID" }] });
    expect(await live(account.id)).toHaveLength(1);
    expect(await statusHere(clientKeys)).toBe(200);
  });

  it("forgets secrets that ended long ago", async () => {
    const { account } = await makeAccount(team);
    await rotateClientSecret(system, account.id, { graceSeconds: 0 });
    await query("UPDATE client_secret SET expires_at = expires_at - interval '31 days' WHERE service_account_id = $1 AND expires_at IS NOT NULL", [account.id]);
    await rotateClientSecret(system, account.id, { graceSeconds: 0 });
    expect((await secretsOfAccounts([account.id])).get(account.id)).toHaveLength(2);
  });

  it("forgets the oldest that have ended when there are many, and none that is in force", async () => {
    const { account } = await makeAccount(team);
    const { secret } = await rotateClientSecret(system, account.id, { graceSeconds: 0 });
    for (let n = 0; n < mostEnded; n += 1) await rotateClientSecret(system, account.id, { graceSeconds: 0 });
    const kept = () => secretsOfAccounts([account.id]).then((secrets) => secrets.get(account.id)!.map(({ id }) => id));
    expect(await kept()).toHaveLength(mostEnded + 1);
    expect(await kept()).toContain(secret.id);
    await rotateClientSecret(system, account.id, { graceDays: 1 });
    expect(await kept()).toHaveLength(mostEnded + 2);
    await rotateClientSecret(system, account.id, { graceSeconds: 0 });
    expect(await kept()).toHaveLength(mostEnded + 1);
    expect(await kept()).not.toContain(secret.id);
    expect(await live(account.id)).toHaveLength(1);
  });
});

describe("a client secret", () => {
  it("is retired now, on every instance, and the others work on", async () => {
    const { account, clientKeys: old } = await makeAccount(team);
    const { clientKeys: next } = await rotateClientSecret(system, account.id, { graceDays: 30 });
    // Both have found it right, and remember it.
    expect([await statusHere(old), await statusThere(old)]).toEqual([200, 200]);
    const first = (await live(account.id)).find(({ hint }) => hint === old.clientSecret.slice(-4))!;
    await retireClientSecret(system, first.id);
    expect(await statusHere(old)).toBe(401);
    expect(await statusThere(old)).toBe(401);
    expect([await statusHere(next), await statusThere(next)]).toEqual([200, 200]);
    // Once more changes nothing.
    const { secret } = await retireClientSecret(system, first.id);
    expect(secret.expiresAt!.getTime()).toBeLessThanOrEqual(Date.now());
    const { items } = await listAuditEvents(system, { teamId: team.id, filter: { action: "service-account.retire-secret", targetId: account.id } });
    expect(items).toHaveLength(1);
  });

  it("that has ended is told from a guess to who sends it, and to the audit trail", async () => {
    const { account, clientKeys: old } = await makeAccount(team);
    await rotateClientSecret(system, account.id, { graceSeconds: 0 });
    const answer = await requestToken(old);
    expect(answer.status).toBe(401);
    expect(await answer.json()).toEqual({ error: "invalid_client", error_description: "The client secret has ended." });
    const guess = await requestToken({ ...old, clientSecret: "lks_guess" });
    expect(await guess.json()).toEqual({ error: "invalid_client", error_description: "The client id or the client secret is wrong." });
    const { items } = await listAuditEvents(system, { teamId: team.id, filter: { action: "token.refuse", targetId: account.id } });
    expect(items.map(({ details }) => (details as { reason: string }).reason)).toEqual(["wrong secret", "ended secret"]);
  });

  it("notes its last use, and no other's", async () => {
    const { account } = await makeAccount(team);
    const { clientKeys, secret } = await rotateClientSecret(system, account.id, { graceDays: 1 });
    await requestToken({ ...clientKeys, clientSecret: "lks_guess" });
    await getToken(clientKeys);
    await flushUses();
    const secrets = await live(account.id);
    expect(Object.fromEntries(secrets.map(({ id, lastUsedAt }) => [id === secret.id, lastUsedAt !== null]))).toEqual({ true: true, false: false });
  });

  it("ends with all others when keys are regenerated, and its id is gone", async () => {
    const { account, clientKeys: old } = await makeAccount(team);
    const { clientKeys: second, secret } = await rotateClientSecret(system, account.id, { graceDays: 1 });
    const { clientKeys: fresh } = await regenerateClientKeys(system, account.id);
    expect([await statusHere(old), await statusHere(second), await statusHere(fresh)]).toEqual([401, 401, 200]);
    // Neither old secret proves the new client id.
    for (const { clientSecret } of [old, second]) expect(await statusHere({ ...fresh, clientSecret })).toBe(401);
    await expect(retireClientSecret(system, secret.id)).rejects.toThrow("There is no such client secret.");
  });

  it("of another account proves nothing", async () => {
    const [one, two] = [await makeAccount(team), await makeAccount(team)];
    expect(await statusHere({ clientId: one.clientKeys.clientId, clientSecret: two.clientKeys.clientSecret })).toBe(401);
  });
});

describe("over GraphQL", () => {
  const rotate = `mutation ($id: ID!, $input: RotateClientSecretInput) { rotateClientSecret(id: $id, input: $input) {
    clientKeys { clientId clientSecret } clientSecret { id hint active expiresAt } serviceAccount { clientSecrets { id hint active expiresAt lastUsedAt createdBy { type id } } }
    userErrors { field code } } }`;

  it("the answer alone has the secret, and the list has what people recognize it by", async () => {
    const owner = await makeOwner();
    const { account } = await makeAccount(owner.team);
    const { data } = await callApi(owner, rotate, { id: account.id, input: { graceDays: 7 } });
    const { clientKeys, clientSecret, serviceAccount, userErrors } = data!.rotateClientSecret;
    expect(userErrors).toEqual([]);
    expect(clientSecret).toMatchObject({ hint: clientKeys.clientSecret.slice(-4), active: true, expiresAt: null });
    expect(serviceAccount.clientSecrets).toHaveLength(2);
    expect(serviceAccount.clientSecrets[0].id).toBe(clientSecret.id);
    expect(serviceAccount.clientSecrets.map((secret: { createdBy: object }) => secret.createdBy)).toEqual([
      { type: "USER", id: owner.actor.id },
      { type: "SYSTEM", id: "system" },
    ]);
    expect(await statusHere(clientKeys)).toBe(200);
    const retired = await callApi(owner, `mutation { retireClientSecret(id: "${clientSecret.id}") { clientSecret { active } userErrors { code } } }`);
    expect(retired.data!.retireClientSecret).toEqual({ clientSecret: { active: false }, userErrors: [] });
    const [stored] = await query<{ text: string }>("SELECT json_agg(s)::text AS text FROM client_secret s WHERE service_account_id = $1", [account.id]);
    expect(stored!.text).not.toContain(clientKeys.clientSecret.slice(4, -4));
  });

  it("nobody takes over more than they hold, and another team's secrets are not there", async () => {
    const owner = await makeOwner();
    const { account } = await makeAccount(owner.team);
    const manager: ServiceAccountActor = {
      type: "SERVICE_ACCOUNT",
      id: "sa_x",
      name: "machine",
      teamId: owner.team.id,
      permissions: new Set(["service-account:regenerate-keys", "service-account:read"]),
      origin: noOrigin,
    };
    await expect(rotateClientSecret(manager, account.id)).rejects.toMatchObject({ name: "ForbiddenError" });
    const bound = { ...manager, token: { id: "tok_x", name: "Bound", allowedOrigins: [], allowedCidrs: ["192.0.2.0/24"] } };
    const { account: weak } = await makeAccount(owner.team, { role: null });
    await expect(rotateClientSecret(bound, weak.id)).rejects.toMatchObject({ name: "ForbiddenError" });
    await expect(rotateClientSecret(manager, weak.id)).resolves.toBeDefined();
    const [secret] = await live(account.id);
    const stranger = await makePerson(await makeTeam());
    await expect(retireClientSecret(stranger.actor, secret!.id)).rejects.toMatchObject({ name: "NotFoundError" });
    await expect(rotateClientSecret(stranger.actor, account.id)).rejects.toMatchObject({ name: "NotFoundError" });
    for (const id of ["", "cs_x", "\0", account.id]) await expect(retireClientSecret(owner.actor, id)).rejects.toMatchObject({ name: "NotFoundError" });
  });
});
