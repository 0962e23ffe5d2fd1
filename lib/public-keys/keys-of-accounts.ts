import { In } from "typeorm";
import { PublicKey } from "../../entities/index";
import { dataSource } from "../db/data-source";

/** The public keys of accounts, the newest first; for callers that have been allowed to see the accounts. One statement. */
export async function keysOfAccounts(ids: readonly string[]): Promise<Map<string, PublicKey[]>> {
  const { manager } = await dataSource();
  const keys = await manager.find(PublicKey, { where: { serviceAccountId: In([...ids]) }, order: { createdAt: "DESC", id: "DESC" } });
  const byAccount = new Map<string, PublicKey[]>(ids.map((id) => [id, []]));
  for (const key of keys) byAccount.get(key.serviceAccountId)?.push(key);
  return byAccount;
}
