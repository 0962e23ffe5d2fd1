import { ClientSecret, Product, ServiceAccount } from "../../entities/index";
import { recordEvent } from "../audit/record-event";
import { transaction } from "../db/transaction";
import { newId } from "../ids";
import { nameKey } from "../input/text";
import { systemActor } from "../permissions/actor";
import { newClientKeys, secretEntry } from "../service-accounts/client-keys";
import { lifetimeLimits, refreshLimits } from "../service-accounts/input";
import { serviceAccountDomain } from "../users/input";

const purposes = [
  "CI pipeline",
  "Monitoring",
  "Nightly backup",
  "Invoice import",
  "CMDB sync",
  "Deploy bot",
  "Report builder",
  "Ticket bridge",
  "Metrics push",
  "Data export",
];
const places = ["Amsterdam", "Boston", "Cairo", "Dakar", "Essen", "Florence", "Geneva", "Hanoi", "Izmir", "Jakarta"];
const perTransaction = 1_000;

/** Adds service accounts with telling names to a team, many to a transaction. One in ten is disabled; none has a role. */
export async function seedServiceAccounts(teamId: string, count: number, progress: (done: number) => void): Promise<void> {
  for (let done = 0; done < count; done += perTransaction) {
    await seedSome(teamId, done, Math.min(perTransaction, count - done));
    progress(Math.min(done + perTransaction, count));
  }
}

async function seedSome(teamId: string, offset: number, count: number): Promise<void> {
  const actor = systemActor("Command line");
  await transaction(async (tx) => {
    const product = await tx.manager.findOneByOrFail(Product, { teamId, builtIn: true });
    const accounts = Array.from({ length: count }, (_, index) => seeded(teamId, product.id, offset + index));
    await tx.manager.insert(ServiceAccount, accounts);
    await tx.manager.insert(
      ClientSecret,
      accounts.map((account) => secretEntry(account, newClientKeys().clientSecret, account)),
    );
    await recordEvent(tx, actor, {
      action: "service-account.create",
      teamId,
      target: { type: "Team", id: teamId, name: "seed data" },
      details: { seeded: count },
    });
  });
}

function seeded(teamId: string, productId: string, number: number): ServiceAccount {
  const id = newId("ServiceAccount");
  const name = `${purposes[number % 10]} ${places[Math.floor(number / 10) % 10]} ${id.slice(-10)}`;
  const now = new Date();
  return {
    id,
    teamId,
    productId,
    name,
    nameKey: nameKey(name),
    description: `Seed data. Maintained by the ${places[number % 7]} team.`,
    contact: `${places[number % 7]!.toLowerCase()}@example.com`,
    email: `${id}@${serviceAccountDomain}`,
    clientId: newClientKeys().clientId,
    enabled: number % 10 !== 9,
    accessTokenLifetime: lifetimeLimits.default,
    requireDpop: false,
    bearerSince: null,
    refreshLifetime: refreshLimits.default,
    allowedOrigins: [],
    allowedCidrs: [],
    createdAt: now,
    createdBy: "system",
    updatedAt: now,
    keysCreatedAt: now,
    lastUsedAt: null,
    version: 1,
  };
}
