import { decodeJwt } from "jose";
import { beforeAll, expect, it, vi } from "vitest";
import { callApi, type Credential, getToken, requestToken } from "../app/api/testing/call-api";
import type { Role, Team } from "../entities/index";
import * as changes from "../lib/db/changes";
import { makeAccount, makeTeam } from "../lib/testing/factories";
import { assign, makeGroup, makeMember, makeRole } from "../lib/testing/make-roles";
import { useDatabase } from "../lib/testing/use-database";

useDatabase();

let team: Team;
let reader: Role;
beforeAll(async () => {
  team = await makeTeam();
  reader = await makeRole(team, ["service-account:read"], { name: "Reader" });
});

const codeOf = async (who: Credential) =>
  (await callApi(who, "query ($id: ID!) { serviceAccounts(teamId: $id) { totalCount } }", { id: team.id })).errors?.[0]?.extensions.code;
const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000);
const rolesIn = async (keys: Parameters<typeof getToken>[0]) => decodeJwt(await getToken(keys)) as { roles?: string[]; scope?: string };

/** Waits for a moment, and for the clocks of this process and of the database to have passed it. */
const pass = (moment: Date) => new Promise((resolve) => setTimeout(resolve, moment.getTime() - Date.now() + 30));

it("what ends counts no more with the next call: by session, by access token and for new tokens, and nobody tells", async () => {
  const [direct, grouped] = [await makeMember(team), await makeMember(team)];
  const [machine, inGroup] = [await makeAccount(team, { role: null }), await makeAccount(team, { role: null })];
  const group = await makeGroup(team, { memberIds: [grouped.memberId], serviceAccountIds: [inGroup.account.id] });
  const end = inSeconds(2);
  await assign(reader, { memberIds: [direct.memberId], serviceAccountIds: [machine.account.id], groupIds: [group.id], until: end });
  const tokens = await Promise.all([machine, inGroup].map(({ clientKeys }) => getToken(clientKeys)));
  const everybody: Credential[] = [direct, grouped, ...tokens.map((bearer) => ({ bearer }))];
  for (const who of everybody) expect(await codeOf(who)).toBeUndefined();
  for (const { clientKeys } of [machine, inGroup]) expect(await rolesIn(clientKeys)).toMatchObject({ roles: ["Reader"], scope: "service-account:read" });
  expect(Date.now()).toBeLessThan(end.getTime());

  const told = vi.spyOn(changes, "applyChanges");
  await pass(end);
  for (const who of everybody) expect(await codeOf(who)).toBe("FORBIDDEN");
  for (const { clientKeys } of [machine, inGroup]) {
    expect((await requestToken(clientKeys, { scope: "service-account:read" })).status).toBe(400);
    const claims = await rolesIn(clientKeys);
    expect([claims.roles ?? [], claims.scope ?? ""]).toEqual([[], ""]);
  }
  expect(told).not.toHaveBeenCalled();
  told.mockRestore();
}, 20_000);

it("a membership of a group that ends takes the group's roles with it, and longer ones go on", async () => {
  const person = await makeMember(team);
  const group = await makeGroup(team, { memberIds: [person.memberId] });
  await assign(reader, { groupIds: [group.id], until: inSeconds(1) });
  await assign(await makeRole(team, ["service-account:read"]), { memberIds: [person.memberId], until: inSeconds(2) });
  const start = new Date();
  expect(await codeOf(person)).toBeUndefined();
  await pass(new Date(start.getTime() + 1_100));
  expect(await codeOf(person)).toBeUndefined();
  await pass(new Date(start.getTime() + 2_200));
  expect(await codeOf(person)).toBe("FORBIDDEN");
}, 20_000);
