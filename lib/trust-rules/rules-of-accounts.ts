import { In } from "typeorm";
import { TrustRule } from "../../entities/index";
import { dataSource } from "../db/data-source";

/** The trust rules of accounts, the newest first; for callers that have been allowed to see the accounts. One statement. */
export async function rulesOfAccounts(ids: readonly string[]): Promise<Map<string, TrustRule[]>> {
  const { manager } = await dataSource();
  const rules = await manager.find(TrustRule, { where: { serviceAccountId: In([...ids]) }, order: { createdAt: "DESC", id: "DESC" } });
  const byAccount = new Map<string, TrustRule[]>(ids.map((id) => [id, []]));
  for (const rule of rules) byAccount.get(rule.serviceAccountId)?.push(rule);
  return byAccount;
}
