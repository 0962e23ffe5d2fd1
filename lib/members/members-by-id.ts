import { Member } from "../../entities/index";
import { byId } from "../db/by-id";

/** Members by id. */
export const membersById = byId(Member);
