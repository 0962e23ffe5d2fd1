import { beforeAll, describe, expect, it } from "vitest";
import { callApi, getToken } from "../../app/api/testing/call-api";
import type { ServiceAccount, Team } from "../../entities/index";
import { eventRow } from "../audit/event";
import { recordDurably } from "../audit/record-durably";
import { query } from "../db/pool";
import { transaction } from "../db/transaction";
import { noOrigin } from "../permissions/actor";
import { makeAccount, makePerson, makeTeam, type Person } from "../testing/factories";
import { useDatabase } from "../testing/use-database";
import { notify } from "./notify";
import { watchRefusals } from "./watch-refusals";

useDatabase();

let team: Team;
let owner: Person;
let account: ServiceAccount;
let clientKeys: Awaited<ReturnType<typeof makeAccount>>["clientKeys"];
beforeAll(async () => {
  team = await makeTeam();
  owner = await makePerson(team);
  ({ account, clientKeys } = await makeAccount(team));
});

const list = "query ($t: ID!, $unread: Boolean) { notifications(teamId: $t, filter: { unread: $unread }) { totalCount nodes { id title kind readAt } } }";
const mark = "mutation ($ids: [ID!]!, $read: Boolean!) { markNotifications(ids: $ids, read: $read) { notifications { id readAt } userErrors { message } } }";
const tell = (title: string) =>
  transaction((tx) => notify(tx, { teamId: team.id, kind: "EXPIRY", title, advice: "", account: { id: account.id, contact: null }, subjectId: account.id }));
async function listed(who: Person, unread?: boolean) {
  const { data } = await callApi(who, list, { t: team.id, unread });
  return data!.notifications as { totalCount: number; nodes: { id: string; title: string; readAt: string | null }[] } | null;
}

describe("what a person is told", () => {
  it("is theirs to read and to mark, and nobody else's", async () => {
    const other = await makePerson(team, "admin");
    const viewer = await makePerson(team, "viewer");
    await tell("One");
    await tell("Two");
    const mine = (await listed(owner))!;
    expect(mine.nodes.map(({ title }) => title)).toEqual(["Two", "One"]);
    expect((await listed(viewer))!.nodes).toEqual([]);
    const ids = mine.nodes.map(({ id }) => id);
    const byOther = await callApi(other, mark, { ids, read: true });
    expect(byOther.data!.markNotifications).toEqual({ notifications: [], userErrors: [] });
    expect((await listed(owner, true))!.totalCount).toBe(2);
    await callApi(owner, mark, { ids: [ids[0], "nonsense", "note_01h45ytscbebyvny4gc8cr8ma2"], read: true });
    expect((await listed(owner, true))!.nodes.map(({ title }) => title)).toEqual(["One"]);
    await callApi(owner, mark, { ids: [ids[0]], read: false });
    expect((await listed(owner, true))!.totalCount).toBe(2);
    const all = await callApi(owner, "mutation ($t: ID!) { markAllNotificationsRead(teamId: $t) { count userErrors { message } } }", { t: team.id });
    expect(all.data!.markAllNotificationsRead).toEqual({ count: 2, userErrors: [] });
    expect((await listed(owner, true))!.totalCount).toBe(0);
    expect((await listed(other, true))!.totalCount).toBe(2);
  });

  it("is hidden from who has left the team, from other teams, from nobody, and from service accounts", async () => {
    const leaver = await makePerson(team, "admin");
    await tell("Three");
    expect((await listed(leaver))!.totalCount).toBe(1);
    await query("DELETE FROM member WHERE user_id = $1", [leaver.actor.id]);
    await query("SELECT pg_notify('latchkey_changes', $1)", [JSON.stringify([{ topic: "user", key: leaver.actor.id }])]);
    await expect.poll(() => listed(leaver)).toBeNull();
    expect(await listed(await makePerson(await makeTeam()))).toBeNull();
    const bearer = await getToken(clientKeys);
    expect((await callApi({ bearer }, list, { t: team.id })).errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
    expect((await callApi({ bearer }, mark, { ids: [], read: true })).errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
  });
});

describe("an account that is refused far more often than usual", () => {
  const refuse = (of: ServiceAccount, action: "token.refuse" | "api-token.refuse" = "token.refuse") =>
    recordDurably(
      eventRow({ type: "ANONYMOUS", id: null, name: "unknown client" }, noOrigin, {
        action,
        teamId: of.teamId,
        target: action === "token.refuse" ? { type: "ServiceAccount", id: of.id, name: of.name } : { type: "ApiToken", id: "tok_x", name: "T" },
        details: { reason: "wrong secret", ...(action === "api-token.refuse" && { serviceAccount: { id: of.id, name: of.name } }) },
      }),
    );
  const spikes = async () => (await listed(owner))!.nodes.filter(({ title }) => title.includes("refused")).map(({ title }) => title);

  it("is told of once an hour, however many instances look; a few refusals are nothing", async () => {
    const { account: calm } = await makeAccount(team, { name: "Calm" });
    const { account: guessed } = await makeAccount(team, { name: "Guessed" });
    const { account: leaked } = await makeAccount(team, { name: "Stale" });
    for (let n = 0; n < 19; n += 1) await refuse(calm);
    for (let n = 0; n < 25; n += 1) await refuse(guessed);
    for (let n = 0; n < 5; n += 1) await refuse(leaked, "api-token.refuse");
    await Promise.all([watchRefusals(), watchRefusals(), watchRefusals()]);
    await watchRefusals();
    const told = (name: string) => `Service account “${name}” is refused far more often than usual`;
    expect((await spikes()).sort()).toEqual([told("Guessed"), told("Stale")]);
    await query("UPDATE refusal_spike SET last_at = last_at - interval '61 minutes'");
    await watchRefusals();
    expect(await spikes()).toHaveLength(4);
  });
});
