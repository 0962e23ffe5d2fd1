import { User } from "../../entities/index";
import { byId } from "../db/by-id";

/** People by id: what they are called. */
export const usersById = byId(User, { id: true, name: true, email: true });
