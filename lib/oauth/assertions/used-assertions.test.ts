import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { answer, ask, assertionOf, makeKeyClient, now, statusAt } from "../../../app/api/testing/client-assertion";
import { useOtherInstance } from "../../../app/api/testing/use-other-instance";
import type { Team } from "../../../entities/index";
import { query } from "../../db/pool";
import { makeTeam } from "../../testing/factories";
import { useDatabase } from "../../testing/use-database";

useDatabase();
const other = useOtherInstance();

let team: Team;
beforeAll(async () => {
  team = await makeTeam();
});

describe("an assertion counts once", () => {
  const used = { status: 401, error: "invalid_client", error_description: "The client assertion was used before." };

  it("on this instance and on every other", async () => {
    const { clientId } = await makeKeyClient(team);
    const [here, there] = [await assertionOf(clientId), await assertionOf(clientId)];
    expect((await ask(here)).status).toBe(200);
    expect(await answer(await ask(here))).toEqual(used);
    expect(await statusAt(other.url, here)).toBe(401);
    expect(await statusAt(other.url, there)).toBe(200);
    expect(await answer(await ask(there))).toEqual(used);
  });

  it("however many come at the same time", async () => {
    const { clientId } = await makeKeyClient(team);
    const assertion = await assertionOf(clientId);
    const statuses = await Promise.all(
      Array.from({ length: 12 }, (_, n) => (n % 2 ? statusAt(other.url, assertion) : ask(assertion).then(({ status }) => status))),
    );
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  });

  it("by its jti, whatever else is new in it, and not by that of another client", async () => {
    const [one, two] = [await makeKeyClient(team), await makeKeyClient(team)];
    const jti = randomUUID();
    expect((await ask(assertionOf(one.clientId, { claims: { jti } }))).status).toBe(200);
    expect(await answer(await ask(assertionOf(one.clientId, { claims: { jti, exp: now() + 300 } })))).toEqual(used);
    expect((await ask(assertionOf(two.clientId, { claims: { jti } }))).status).toBe(200);
  });

  it("also when what was asked for was refused", async () => {
    const { clientId } = await makeKeyClient(team);
    const assertion = await assertionOf(clientId);
    expect((await ask(assertion, { scope: "team:update" })).status).toBe(400);
    expect(await answer(await ask(assertion))).toEqual(used);
  });

  it("as long as it would be good, by a table that a crash doesn't empty", async () => {
    const { clientId } = await makeKeyClient(team);
    const exp = now() + 3_600;
    await ask(assertionOf(clientId, { claims: { exp } }));
    expect(await query("SELECT expires_at AS until FROM used_assertion WHERE issuer = $1", [clientId])).toEqual([{ until: new Date((exp + 60) * 1000) }]);
    expect(await query("SELECT relpersistence AS kind FROM pg_class WHERE relname = 'used_assertion'")).toEqual([{ kind: "p" }]);
  });
});
