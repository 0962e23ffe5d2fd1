import { beforeAll, describe, expect, it, vi } from "vitest";
import { type Credential, getToken, send } from "../../app/api/testing/call-api";
import type { ServiceAccount, Team } from "../../entities/index";
import { pool, query } from "../db/pool";
import { newId } from "../ids";
import { setServiceAccountEnabled } from "../service-accounts/set-service-account-enabled";
import { updateServiceAccount } from "../service-accounts/update-service-account";
import { makeAccount, makeOwner, type Person } from "../testing/factories";
import { makeEvents } from "../testing/make-events";
import { seedManyEvents } from "../testing/seed-many-events";
import { useDatabase } from "../testing/use-database";

useDatabase();

let owner: Person & { team: Team };
let account: ServiceAccount;
let bearer: string;
beforeAll(async () => {
  owner = await makeOwner();
  const made = await makeAccount(owner.team, { name: `=SUM(A1),"x"` });
  account = made.account;
  bearer = await getToken(made.clientKeys);
  await updateServiceAccount(owner.actor, account.id, { description: "two\nlines" });
});

function download(who: Credential | null, format: "csv" | "ndjson", parameters: Record<string, string> = {}): Promise<Response> {
  const identity: Record<string, string> = who?.bearer ? { authorization: `Bearer ${who.bearer}` } : who?.cookie ? { cookie: who.cookie } : {};
  return send(`/api/export/audit-events.${format}?${new URLSearchParams(parameters).toString()}`, { headers: identity });
}
type Line = Record<string, unknown>;
async function eventsIn(parameters: Record<string, string> = {}, who: Credential = owner): Promise<Line[]> {
  const text = await (await download(who, "ndjson", { team: owner.team.id, ...parameters })).text();
  return text
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Line);
}

describe("the file of audit events", () => {
  it("has each event of the team, the oldest first, for programs with every field", async () => {
    const events = await eventsIn();
    const rows = await query<{ id: string }>("SELECT id FROM audit_event WHERE team_id = $1 ORDER BY id", [owner.team.id]);
    expect(events.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
    expect(events.find(({ action }) => action === "service-account.update")).toMatchObject({
      actor_id: owner.actor.id,
      target_id: account.id,
      details: { description: { from: "", to: "two\nlines" } },
    });
    expect((await eventsIn({}, { bearer })).length).toBe(events.length);
  });

  it("is a table for spreadsheets, with nothing that one would run", async () => {
    const response = await download(owner, "csv", { team: owner.team.id, count: "true" });
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="audit-events.csv"',
      "cache-control": "no-store",
      "x-total-count": String((await eventsIn()).length),
    });
    const text = await response.text();
    expect(text.split("\r\n")[0]).toBe("id,at,action,actor_type,actor_id,actor_name,target_type,target_id,target_name,address,user_agent,request_id,details");
    expect(text).toContain(`"'=SUM(A1),""x"""`);
    expect(text.split("\r\n")).toHaveLength((await eventsIn()).length + 2);
  });

  it("holds what the filter lets through", async () => {
    await makeEvents(owner.team.id, [new Date()], { address: "2001:db8::7" });
    const actions = async (parameters: Record<string, string>) => (await eventsIn(parameters)).map(({ action }) => action);
    expect(await actions({ actor: owner.actor.id })).toEqual(["service-account.update"]);
    expect(await actions({ target: account.id, action: "service-account.update" })).toEqual(["service-account.update"]);
    expect(await actions({ address: "192.0.2.1" })).toEqual([]);
    expect(await actions({ address: "2001:db8::7" })).toEqual(["token.grant"]);
    expect(await actions({ until: "2000-01-01T00:00:00Z" })).toEqual([]);
    expect((await actions({ from: "2000-01-01T00:00:00Z", targetType: "ServiceAccount" })).length).toBeGreaterThan(1);
  });
});

describe("the download is refused to", () => {
  it("nobody, another team, and who may not read the trail", async () => {
    const stranger = await makeOwner();
    const blind = await makeAccount(owner.team, { role: "service-account-viewer" });
    const narrow = await getToken(blind.clientKeys, { scope: "product:read" });
    for (const format of ["csv", "ndjson"] as const) {
      expect((await download(null, format)).status).toBe(401);
      expect((await download({ bearer: "nonsense" }, format)).status).toBe(401);
      for (const team of [owner.team.id, newId("Team")]) expect((await download(stranger, format, { team })).status).toBe(404);
      expect((await download({ bearer: narrow }, format)).status).toBe(403);
      expect((await download({ bearer: narrow }, format, { count: "true" })).status).toBe(403);
    }
  });

  it.each<Record<string, string>>([{ from: "yesterday" }, { until: "2026-02-30T00:00:00Z" }, { count: "perhaps" }, { aktion: "x" }])(
    "who asks for %o",
    async (parameters) => {
      expect((await download(owner, "csv", { team: owner.team.id, ...parameters })).status).toBe(422);
    },
  );
});

describe("a long file", () => {
  it("is whole, is read a chunk at a time, counts as one call, and breaks off for who may no longer read", async () => {
    const many = await makeOwner();
    await seedManyEvents(many.team.id, 20_000);
    const { account: machine, clientKeys } = await makeAccount(many.team);
    const token = { bearer: await getToken(clientKeys) };
    const [count] = await query<{ count: string }>("SELECT count(*) FROM audit_event WHERE team_id = $1", [many.team.id]);
    const connect = vi.spyOn(pool(), "connect");
    const text = await (await download(token, "ndjson")).text();
    expect(connect.mock.calls.length).toBeLessThan(30);
    connect.mockRestore();
    expect(text.split("\n")).toHaveLength(Number(count!.count) + 1);
    const reader = (await download(token, "ndjson")).body!.getReader();
    await reader.read();
    await setServiceAccountEnabled(many.actor, machine.id, false);
    const rest = async () => {
      for (;;) if ((await reader.read()).done) return "whole";
    };
    await expect(rest()).rejects.toThrow("disabled");
  });
});
