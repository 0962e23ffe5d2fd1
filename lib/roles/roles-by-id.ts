import { Role } from "../../entities/index";
import { byId } from "../db/by-id";

/** Roles by id. */
export const rolesById = byId(Role);
