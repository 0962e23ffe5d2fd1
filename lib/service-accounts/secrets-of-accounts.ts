import { In } from "typeorm";
import { ClientSecret } from "../../entities/index";
import { dataSource } from "../db/data-source";

/** The client secrets of accounts, the newest first, with those that ended not long ago; for callers that have been allowed to see the accounts. One statement. */
export async function secretsOfAccounts(ids: readonly string[]): Promise<Map<string, ClientSecret[]>> {
  const { manager } = await dataSource();
  const secrets = await manager.find(ClientSecret, { where: { serviceAccountId: In([...ids]) }, order: { createdAt: "DESC", id: "DESC" } });
  const byAccount = new Map<string, ClientSecret[]>(ids.map((id) => [id, []]));
  for (const secret of secrets) byAccount.get(secret.serviceAccountId)?.push(secret);
  return byAccount;
}
