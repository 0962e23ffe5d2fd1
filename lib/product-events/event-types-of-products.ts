import { In } from "typeorm";
import { ProductEventType } from "../../entities/index";
import { dataSource } from "../db/data-source";
import { grouped } from "../grouped";

/** The types of events that each of these products publishes, in its order. */
export async function eventTypesOfProducts(ids: readonly string[]): Promise<Map<string, ProductEventType[]>> {
  const rows = await (await dataSource()).manager.find(ProductEventType, { where: { productId: In([...ids]) }, order: { productId: "ASC", position: "ASC" } });
  return grouped(rows, ({ productId }) => productId);
}
