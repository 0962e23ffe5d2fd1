import { In } from "typeorm";
import { Product, ProductPermission } from "../../entities/index";
import { dataSource } from "../db/data-source";

/** Products by id, for callers that have been allowed to see what belongs to them. One statement. */
export async function productsById(ids: readonly string[]): Promise<Map<string, Product>> {
  const products = await (await dataSource()).manager.findBy(Product, { id: In([...ids]) });
  return new Map(products.map((product) => [product.id, product]));
}

/** The permissions that each of these products declares, in its order. One statement. */
export async function permissionsOfProducts(ids: readonly string[]): Promise<Map<string, ProductPermission[]>> {
  const rows = await (await dataSource()).manager.find(ProductPermission, { where: { productId: In([...ids]) }, order: { productId: "ASC", position: "ASC" } });
  const byProduct = new Map<string, ProductPermission[]>();
  for (const row of rows) byProduct.set(row.productId, [...(byProduct.get(row.productId) ?? []), row]);
  return byProduct;
}
