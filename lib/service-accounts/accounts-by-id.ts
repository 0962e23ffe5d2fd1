import { ServiceAccount } from "../../entities/index";
import { byId } from "../db/by-id";

/** Service accounts by id. */
export const accountsById = byId(ServiceAccount);
