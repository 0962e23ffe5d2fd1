import { beforeAll, describe, expect, it } from "vitest";
import type { ServiceAccount, Team } from "../../entities/index";
import { query } from "../db/pool";
import { addGroupMembers } from "../groups/add-group-members";
import { removeGroupMembers } from "../groups/remove-group-members";
import { idFrom } from "../ids";
import { setServiceAccountsEnabled } from "../service-accounts/set-service-account-enabled";
import { updateServiceAccount } from "../service-accounts/update-service-account";
import { statementsOf, workFor } from "../testing/explain";
import { makeAccount, makeOwner, makePerson, makeProduct, type Person } from "../testing/factories";
import { assign, makeGroup, makeRole } from "../testing/make-roles";
import { useDatabase } from "../testing/use-database";
import type { AuditEventFilter } from "./filtered-events";
import { listAuditEvents } from "./list-audit-events";

useDatabase();

let owner: Person & { team: Team };
let admin: Person;
let account: ServiceAccount;
let between: Date;
beforeAll(async () => {
  owner = await makeOwner();
  admin = await makePerson(owner.team, "admin");
  account = (await makeAccount(owner.team, { role: null })).account;
  const other = (await makeAccount(owner.team, { role: null })).account;
  await setServiceAccountsEnabled(owner.actor, [account.id, other.id], false);
  const [row] = await query<{ at: Date }>("SELECT clock_timestamp() + interval '2 milliseconds' AS at");
  between = row!.at;
  await query("SELECT pg_sleep(0.01)");
  await setServiceAccountsEnabled(admin.actor, [account.id, other.id], true);
  await updateServiceAccount(admin.actor, account.id, { description: "x" });
  await makeProduct(owner.team);
});

const list = (filter: AuditEventFilter) => listAuditEvents(owner.actor, { teamId: owner.team.id, filter, orderBy: { field: "AT", direction: "ASC" } });
const actions = async (filter: AuditEventFilter) => (await list(filter)).items.map(({ action }) => action.replace("service-account.", ""));

describe("audit events", () => {
  it("are found by actor, action, target, type of target and time", async () => {
    expect(await actions({ actorId: admin.actor.id })).toEqual(["enable", "enable", "update"]);
    expect(await actions({ action: "service-account.enable" })).toEqual(["enable", "enable"]);
    expect(await actions({ targetId: account.id })).toEqual(["create", "disable", "enable", "update"]);
    expect(await actions({ targetType: "Product" })).toEqual(["product.create"]);
    expect(await actions({ targetType: "ServiceAccount", from: between })).toEqual(["enable", "enable", "update"]);
    expect(await actions({ targetId: account.id, until: between })).toEqual(["create", "disable"]);
  });

  it("about a group tell who joined and left it, about a role who got and lost it", async () => {
    const [group, other, role] = [await makeGroup(owner.team), await makeGroup(owner.team), await makeRole(owner.team, ["audit:read"])];
    const ids = { serviceAccountIds: [account.id] };
    await addGroupMembers(owner.actor, group.id, ids);
    await addGroupMembers(owner.actor, other.id, ids);
    await assign(role, { groupIds: [group.id], ...ids });
    await removeGroupMembers(owner.actor, group.id, ids);
    expect(await actions({ about: group.id })).toEqual(["group-membership.create", "role-assignment.create", "group-membership.delete"]);
    expect(await actions({ about: role.id })).toEqual(["role.create", "role-assignment.create", "role-assignment.create"]);
    expect(await actions({ about: group.id, targetId: account.id })).toEqual(["group-membership.create", "group-membership.delete"]);
    expect(await actions({ about: account.id })).toEqual(await actions({ targetId: account.id }));
    expect(await actions({ about: "\0" })).toEqual([]);
  });

  it("are found by all of these together, and by none that contradict each other", async () => {
    const all = { actorId: admin.actor.id, action: "service-account.enable", targetId: account.id, targetType: "ServiceAccount", from: between };
    expect(await actions({ ...all, until: new Date("2999-01-01") })).toEqual(["enable"]);
    for (const other of [
      { actorId: owner.actor.id },
      { action: "service-account.delete" },
      { targetId: admin.actor.id },
      { targetType: "Product" },
      { until: between },
    ])
      expect(await actions({ ...all, ...other })).toEqual([]);
  });

  it("are read by index, also those of a time long ago and of a rare type among many grants", async () => {
    const start = Date.now() - 30 * 24 * 3600_000;
    const times = Array.from({ length: 20_000 }, (_, n) => new Date(start + n * 100_000));
    await query(
      `INSERT INTO audit_event (id, team_id, at, action, actor_type, actor_name, target_type)
       SELECT id, $1, at, 'token.grant', 'SERVICE_ACCOUNT', 'x', 'ServiceAccount' FROM unnest($2::text[], $3::timestamptz[]) AS e (id, at)`,
      [owner.team.id, times.map((time) => idFrom("AuditEvent", time)), times],
    );
    await query("ANALYZE audit_event");
    const [from, until] = [times[9_000], times[9_010]];
    const group = await makeGroup(owner.team, { serviceAccountIds: [account.id] });
    await removeGroupMembers(owner.actor, group.id, { serviceAccountIds: [account.id] });
    for (const filter of [
      { from, until },
      { until: times[10] },
      { targetType: "Product" },
      { action: "product.create" },
      { actorId: admin.actor.id },
      { targetId: account.id },
      { about: group.id },
    ]) {
      const [sent] = await statementsOf(() => list(filter));
      const work = await workFor(sent!, "audit_event");
      expect([filter, work.whole, work.rows < 2_000]).toEqual([filter, false, true]);
    }
    expect((await list({ from, until })).items.map(({ at }) => at)).toEqual(times.slice(9_000, 9_010));
  });
});
