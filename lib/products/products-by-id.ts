import { Product } from "../../entities/index";
import { byId } from "../db/by-id";

/** Products by id. */
export const productsById = byId(Product);
