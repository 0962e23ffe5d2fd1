import { query } from "../db/pool";
import { ReadCache } from "../db/read-cache";
import type { Membership } from "../permissions/actor";
import { nowSql } from "../db/now-sql";
import { type RoadRows, roadsFrom, roadsSql } from "../permissions/road";
import { freshUntil, weigh } from "../permissions/weigh";
import { membershipOf } from "./membership";

/** What every request of a person needs to know of them, kept in memory. */
export interface UserRecord {
  id: string;
  name: string;
  email: string;
  disabled: boolean;
  administrator: boolean;
  memberships: readonly Membership[];
  freshUntil: number;
}

interface Row {
  id: string;
  name: string;
  email: string;
  disabled: boolean;
  administrator: boolean;
  team_id: string | null;
  member_id: string;
  roads: RoadRows;
  now: number;
}

const statement = `SELECT u.id, u.name, u.email, u.disabled_at IS NOT NULL AS disabled, u.administrator_since IS NOT NULL AS administrator, t.id AS team_id, m.id AS member_id, ${nowSql} AS now,
    ${roadsSql("member_id", "m.id")} AS roads
  FROM user_account u LEFT JOIN member m ON m.user_id = u.id LEFT JOIN team t ON t.id = m.team_id WHERE u.id = $1 ORDER BY t.name, t.id`;

const cache = new ReadCache<UserRecord>("user", async (userId) => {
  const rows = await query<Row>(statement, [userId]);
  const [first] = rows;
  if (!first) return undefined;
  const weighed = rows.map((row) => {
    const roads = roadsFrom(row.roads);
    return { row, roads, effective: weigh(roads, { type: "MEMBER", enabled: !row.disabled }, row.now) };
  });
  return {
    id: first.id,
    name: first.name,
    email: first.email,
    disabled: first.disabled,
    administrator: first.administrator,
    memberships: weighed.flatMap(({ row, roads, effective }) => (row.team_id === null ? [] : [membershipOf(row.team_id, row.member_id, roads, effective)])),
    freshUntil: Math.min(...weighed.map(({ row, effective }) => freshUntil(effective, row.now))),
  };
});

/** A person and their teams; undefined when there is no such person. */
export function userRecord(userId: string): Promise<UserRecord | undefined> {
  return cache.get(userId);
}
