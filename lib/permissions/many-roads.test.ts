import { expect, it } from "vitest";
import { updateProduct } from "../products/update-product";
import { applyChanges } from "../db/changes";
import { dataSource } from "../db/data-source";
import { query } from "../db/pool";
import { makeOwner, makeProduct } from "../testing/factories";
import { makeMember } from "../testing/make-roles";
import { refreshed } from "../testing/refreshed";
import { withOwnConnection } from "../testing/own-connection";
import { useDatabase } from "../testing/use-database";
import { roadsOf } from "./roads-of";

useDatabase();

// As much as the limits of groups, roles and permissions let somebody come to by the same roles.
const groups = 100;
const roles = 100;
const permissions = 500;

it("whoever comes to many permissions by many groups is still let in", async () => {
  const owner = await makeOwner();
  const product = await makeProduct(owner.team);
  const names = Array.from({ length: permissions }, (_, n) => ({ name: `some-resource-${n}:some-verb` }));
  await updateProduct(owner.actor, product.id, { permissions: names });
  const person = await makeMember(owner.team);
  await withOwnConnection(async (run) => {
    const [team, of] = [owner.team.id, product.id];
    await run("INSERT INTO role (id, team_id, product_id, name, name_key) SELECT 'role_' || n, $1, $2, n, n FROM generate_series(1, $3::int) AS n", [
      team,
      of,
      roles,
    ]);
    await run(
      `INSERT INTO role_permission (team_id, product_id, role_id, permission)
       SELECT $1, $2, r.id, p.name FROM role r JOIN product_permission p ON p.product_id = r.product_id WHERE r.product_id = $2`,
      [team, of],
    );
    await run("INSERT INTO team_group (id, team_id, name, name_key, created_by) SELECT 'grp_' || n, $1, n, n, 'system' FROM generate_series(1, $2::int) AS n", [
      team,
      groups,
    ]);
    await run(
      `INSERT INTO role_assignment (id, team_id, role_id, group_id, created_by)
       SELECT r.id || g.id, $1, r.id, g.id, 'system' FROM role r, team_group g WHERE r.product_id = $2 AND g.team_id = $1`,
      [team, of],
    );
    await run(
      "INSERT INTO group_membership (id, team_id, group_id, member_id, created_by) SELECT 'gm' || id, $1, id, $2, 'system' FROM team_group WHERE team_id = $1",
      [team, person.memberId],
    );
  });
  expect(await query("SELECT 1 FROM role_assignment WHERE team_id = $1 AND group_id IS NOT NULL", [owner.team.id])).toHaveLength(groups * roles);
  const [holder] = await roadsOf((await dataSource()).manager, { memberIds: [person.memberId] });
  expect(holder!.roads).toHaveLength(groups * roles);
  expect(new Set(holder!.roads.map(({ role }) => role)).size).toBe(roles);
  applyChanges([{ topic: "user", key: person.actor.id }]);
  const [membership] = (await refreshed(person)).memberships;
  expect(membership!.productPermissions.get(product.id)?.size).toBe(permissions);
});
