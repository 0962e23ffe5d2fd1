import { In } from "typeorm";
import { ProductPermission } from "../../entities/index";
import { dataSource } from "../db/data-source";
import { grouped } from "../grouped";

/** The permissions that each of these products declares, in its order. One statement. */
export async function permissionsOfProducts(ids: readonly string[]): Promise<Map<string, ProductPermission[]>> {
  const rows = await (await dataSource()).manager.find(ProductPermission, { where: { productId: In([...ids]) }, order: { productId: "ASC", position: "ASC" } });
  return grouped(rows, ({ productId }) => productId);
}
