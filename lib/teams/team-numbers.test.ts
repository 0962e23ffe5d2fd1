import { beforeAll, describe, expect, it } from "vitest";
import { callApi, getToken } from "../../app/api/testing/call-api";
import type { Team } from "../../entities/index";
import { query } from "../db/pool";
import { addGroupMembers } from "../groups/add-group-members";
import { newId } from "../ids";
import { statementsOf } from "../testing/explain";
import { makeAccount, makeOwner, type Person } from "../testing/factories";
import { assign, makeGroup, makeRole } from "../testing/make-roles";
import { makeToken } from "../testing/make-token";
import { useDatabase } from "../testing/use-database";
import { secretsOfAccounts } from "../service-accounts/secrets-of-accounts";
import { setServiceAccountEnabled } from "../service-accounts/set-service-account-enabled";

useDatabase();

const text = `query ($team: ID, $dormant: Int, $expiring: Int) { teamNumbers(teamId: $team, dormantDays: $dormant, expiringDays: $expiring) {
  serviceAccounts disabledServiceAccounts dormantServiceAccounts dormantClientSecrets expiringCredentials dormantApiTokens expiringApiTokens expiringRoleAssignments expiringGroupMemberships callsToday callsLastWeek refusalsToday refusalsLastWeek } }`;
const day = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * day);

let owner: Person & { team: Team };
beforeAll(async () => {
  owner = await makeOwner();
  const secrets: string[] = [];
  for (const [days, enabled] of [
    [0, true],
    [100, true],
    [100, false],
    [40, true],
  ] as const) {
    const { account } = await makeAccount(owner.team, { role: null });
    const { token } = await makeToken(account, { expiresAt: new Date(Date.now() + (days + 10) * day) });
    if (!enabled) await setServiceAccountEnabled(owner.actor, account.id, false);
    await query("UPDATE service_account SET last_used_at = $2 WHERE id = $1", [account.id, daysAgo(days)]);
    await query("UPDATE api_token SET last_used_at = $2 WHERE id = $1", [token.id, daysAgo(days)]);
    secrets.push((await secretsOfAccounts([account.id])).get(account.id)![0]!.id);
  }
  await query("UPDATE client_secret SET created_at = $2 WHERE id = $1", [secrets[0], daysAgo(100)]);
  for (const n of [1, 2]) await query("UPDATE client_secret SET expires_at = $2 WHERE id = $1", [secrets[n], daysAgo(-20)]);
  await query("UPDATE client_secret SET expires_at = $2, created_at = $2 WHERE id = $1", [secrets[3], daysAgo(95)]);
  for (const end of [20, 50, -1]) {
    const members = await query<{ id: string }>("SELECT id FROM member WHERE team_id = $1", [owner.team.id]);
    const group = await makeGroup(owner.team);
    await addGroupMembers(owner.actor, group.id, { memberIds: [members[0]!.id] });
    await query("UPDATE group_membership SET expires_at = $2 WHERE group_id = $1", [group.id, daysAgo(-end)]);
    const role = await makeRole(owner.team, ["audit:read"]);
    await assign(role, { groupIds: [group.id] });
    await query("UPDATE role_assignment SET expires_at = $2 WHERE group_id = $1", [group.id, daysAgo(-end)]);
  }
  const midnight = Date.now() - (Date.now() % day);
  const hours: [at: number, calls: number, refusals: number][] = [
    [midnight, 5, 1],
    [midnight - 1, 100, 100],
    [midnight - 7 * day, 3, 2],
    [midnight - 6 * day, 100, 100],
    [midnight - 7 * day - 1, 100, 100],
  ];
  for (const [at, calls, refusals] of hours)
    await query("INSERT INTO usage_hour VALUES ($1, $1, $2, $3, $4)", [owner.team.id, new Date(at - (at % 3_600_000)), calls, refusals]);
});

describe("the numbers of a team", () => {
  it("are those of its lists, and of today against last week", async () => {
    const { data, errors } = await callApi(owner, text, { team: owner.team.id });
    expect(errors).toBeUndefined();
    expect(data!.teamNumbers).toEqual({
      serviceAccounts: 4,
      disabledServiceAccounts: 1,
      dormantServiceAccounts: 1,
      dormantClientSecrets: 1,
      expiringCredentials: 2,
      dormantApiTokens: 2,
      expiringApiTokens: 1,
      expiringRoleAssignments: 1,
      expiringGroupMemberships: 1,
      callsToday: 5,
      callsLastWeek: 3,
      refusalsToday: 1,
      refusalsLastWeek: 2,
    });
    const other = await callApi(owner, text, { team: owner.team.id, dormant: 30, expiring: 60 });
    expect(other.data!.teamNumbers).toMatchObject({ dormantServiceAccounts: 2, dormantApiTokens: 3, expiringApiTokens: 2 });
  });

  it("take two statements, and one for who may not read API tokens", async () => {
    expect(await statementsOf(() => callApi(owner, text, { team: owner.team.id }))).toHaveLength(2);
    const { clientKeys } = await makeAccount(owner.team);
    const bearer = await getToken(clientKeys, { scope: "service-account:read" });
    const { data } = await callApi({ bearer }, text);
    expect(data!.teamNumbers).toMatchObject({
      serviceAccounts: 5,
      dormantApiTokens: null,
      expiringApiTokens: null,
      expiringRoleAssignments: null,
      expiringGroupMemberships: null,
    });
  });

  it.each([{ dormant: 0 }, { dormant: 3_651 }, { expiring: -1 }, { expiring: 2_000_000_000 }])("are refused for %o", async (variables) => {
    const { errors } = await callApi(owner, text, { team: owner.team.id, ...variables });
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
  });

  it("aren't there for another team", async () => {
    const stranger = await makeOwner();
    for (const team of [owner.team.id, newId("Team")]) expect((await callApi(stranger, text, { team })).data).toEqual({ teamNumbers: null });
  });
});
