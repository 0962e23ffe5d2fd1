import type { ServiceAccount } from "../../entities/index";
import { type Creator, creatorsById } from "../creators/creators-by-id";
import { csvLine } from "../csv";
import { dataSource } from "../db/data-source";
import { ordered } from "../paging/ordered";
import { withText } from "../paging/search";
import type { Actor } from "../permissions/actor";
import { authorize } from "../permissions/authorize";
import { productsById } from "../products/products-by-id";
import { resolveTeam } from "../teams/resolve-team";
import { filteredAccounts, type ServiceAccountFilter } from "./filtered-accounts";

/** Accounts that are read at once: few enough to hold in memory for each download that is under way. */
const chunk = 1_000;

const columns = ["name", "description", "contact", "client_id", "id", "product", "enabled", "created_at", "created_by", "last_used_at"];

/**
 * The team's service accounts as the lines of a CSV file, in the order of their creation, a chunk at a time.
 * No connection to the database is held between chunks, however slowly they are taken.
 * @param whoNow tells who asks, anew for each chunk: who may no longer read gets no further.
 * @throws UnauthenticatedError, NotFoundError, ForbiddenError, InvalidInputError
 */
export async function* exportServiceAccounts(
  whoNow: () => Promise<Actor | null>,
  { team, filter }: { team: string | null; filter: ServiceAccountFilter },
): AsyncGenerator<string, void> {
  let lines = csvLine(columns);
  for (let after: string | undefined; ;) {
    const actor = await whoNow();
    const teamId = resolveTeam(actor, team, ["team"]);
    authorize(actor, "service-account:read", teamId, "team", ["team"]);
    const accounts = await readChunk(teamId, filter, after);
    yield lines + (await linesOf(accounts)).join("");
    if (accounts.length < chunk) return;
    lines = "";
    after = accounts.at(-1)!.id;
  }
}

async function readChunk(teamId: string, filter: ServiceAccountFilter, after: string | undefined): Promise<ServiceAccount[]> {
  const { list, search } = filteredAccounts((await dataSource()).manager, teamId, filter);
  if (search) withText(list, search);
  if (after !== undefined) list.andWhere("item.id > :after", { after });
  return ordered(list, { column: "item.id", ties: false, direction: "ASC", limit: chunk }).getMany();
}

async function linesOf(accounts: ServiceAccount[]): Promise<string[]> {
  const ids = (of: (account: ServiceAccount) => string) => [...new Set(accounts.map(of))];
  const [products, creators] = await Promise.all([productsById(ids((account) => account.productId)), creatorsById(ids((account) => account.createdBy))]);
  return accounts.map((account) =>
    csvLine([
      account.name,
      account.description,
      account.contact ?? "",
      account.clientId,
      account.id,
      products.get(account.productId)?.key ?? account.productId,
      String(account.enabled),
      account.createdAt.toISOString(),
      nameOf(creators.get(account.createdBy)) ?? account.createdBy,
      account.lastUsedAt?.toISOString() ?? "",
    ]),
  );
}

const nameOf = (creator: Creator | undefined) => creator?.name;
