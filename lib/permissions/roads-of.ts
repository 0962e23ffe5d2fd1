import type { EntityManager } from "typeorm";
import { nowSql } from "../db/now-sql";
import { type Road, type RoadRows, roadsFrom, roadsSql } from "./road";
import type { Holder } from "./weigh";

/** A member or a service account, with all roads to roles. */
export interface HolderRoads {
  type: Holder["type"];
  id: string;
  teamId: string;
  name: string;
  holder: Holder;
  roads: Road[];
  /** The database's time at which they were read, in milliseconds since the epoch. */
  now: number;
}

interface Row {
  id: string;
  team_id: string;
  name: string;
  enabled: boolean;
  product_id: string | null;
  roads: RoadRows;
  now: number;
}

const accounts = `SELECT a.id, a.team_id, a.name, a.enabled, a.product_id, ${roadsSql("service_account_id", "a.id")} AS roads, ${nowSql} AS now
  FROM service_account a WHERE a.id = ANY($1) AND ($2::text IS NULL OR a.team_id = $2) ORDER BY a.id`;
const members = `SELECT m.id, m.team_id, u.name, u.disabled_at IS NULL AS enabled, NULL AS product_id, ${roadsSql("member_id", "m.id")} AS roads, ${nowSql} AS now
  FROM member m JOIN user_account u ON u.id = m.user_id WHERE m.id = ANY($1) AND ($2::text IS NULL OR m.team_id = $2) ORDER BY m.id`;

/** The roads to roles of members and service accounts, as the database has them now: one statement for each of the two kinds. @param teamId leaves out those of other teams */
export async function roadsOf(
  manager: EntityManager,
  ids: { memberIds?: readonly string[]; serviceAccountIds?: readonly string[] },
  teamId: string | null = null,
): Promise<HolderRoads[]> {
  const read = async (statement: string, wanted: readonly string[] = []) => (wanted.length === 0 ? [] : manager.query<Row[]>(statement, [wanted, teamId]));
  const found = [...(await read(members, ids.memberIds)), ...(await read(accounts, ids.serviceAccountIds))];
  return found.map(({ id, team_id: teamId, name, enabled, product_id: productId, roads, now }) => ({
    ...(productId === null
      ? { type: "MEMBER" as const, holder: { type: "MEMBER" as const, enabled } }
      : { type: "SERVICE_ACCOUNT" as const, holder: { type: "SERVICE_ACCOUNT" as const, enabled, productId } }),
    id,
    teamId,
    name,
    roads: roadsFrom(roads),
    now,
  }));
}
