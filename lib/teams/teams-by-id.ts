import { In } from "typeorm";
import { Team } from "../../entities/index";
import { dataSource } from "../db/data-source";

/** Teams by id, for those who have been found to be in them. */
export async function teamsById(ids: readonly string[]): Promise<Map<string, Team>> {
  const teams = await (await dataSource()).manager.findBy(Team, { id: In([...ids]) });
  return new Map(teams.map((team) => [team.id, team]));
}
