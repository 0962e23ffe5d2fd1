import { In } from "typeorm";
import { ServiceAccount } from "../../entities/index";
import { dataSource } from "../db/data-source";

/** Service accounts by id, for callers that have been allowed to see what refers to them. One statement. */
export async function accountsById(ids: readonly string[]): Promise<Map<string, ServiceAccount>> {
  const accounts = await (await dataSource()).manager.findBy(ServiceAccount, { id: In([...ids]) });
  return new Map(accounts.map((account) => [account.id, account]));
}
