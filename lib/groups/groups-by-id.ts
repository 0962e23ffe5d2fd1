import { Group } from "../../entities/index";
import { byId } from "../db/by-id";

/** Groups by id. */
export const groupsById = byId(Group);
