import { Team } from "../../entities/index";
import { byId } from "../db/by-id";

/** Teams by id. */
export const teamsById = byId(Team);
