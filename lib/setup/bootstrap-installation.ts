import { Member, Product, ServiceAccount, Team, User } from "../../entities/index";
import { OperatorError } from "../data-dir/operator-error";
import { dataSource } from "../db/data-source";
import { nameKey } from "../input/text";
import { systemActor } from "../permissions/actor";
import { createServiceAccount } from "../service-accounts/create-service-account";
import { regenerateClientKeys } from "../service-accounts/regenerate-client-keys";
import { emailKey } from "../users/input";
import { completeSetup } from "./complete-setup";
import { needsSetup } from "./setup-token";

interface BootstrapOptions {
  adminEmail: string;
  adminName: string;
  adminPassword: string | undefined;
  team: string;
  /** Name of the automation service account. */
  serviceAccount: string;
  /** New client keys for an account that exists. */
  regenerate?: boolean;
}

export interface Bootstrapped {
  team: { id: string; slug: string };
  admin: { id: string; email: string };
  /** The secret is there only when this very run made it. */
  serviceAccount: { id: string; clientId: string; clientSecret: string | null };
}

const actor = systemActor("Command line");

/**
 * First set-up without a browser: user, team and an automation service account of the built-in product.
 * Run again, it finds what it made and changes nothing, unless new keys are asked for.
 * @throws OperatorError when the installation belongs to someone else, InvalidInputError
 */
export async function bootstrapInstallation(options: BootstrapOptions): Promise<Bootstrapped> {
  const { team, admin } = (await needsSetup()) ? await firstUser(options) : await existing(options);
  const result = { team: { id: team.id, slug: team.slug }, admin: { id: admin.id, email: admin.email } };
  const { manager } = await dataSource();
  const account = await manager.findOneBy(ServiceAccount, { teamId: team.id, nameKey: nameKey(options.serviceAccount) });
  if (!account) {
    const created = await createServiceAccount(actor, { teamId: team.id, name: options.serviceAccount, description: "Made by latchkey bootstrap." });
    return { ...result, serviceAccount: { id: created.account.id, ...created.clientKeys } };
  }
  const product = await manager.findOneByOrFail(Product, { id: account.productId });
  if (!product.builtIn)
    throw new OperatorError(`The service account ${account.name} exists and belongs to the product ${product.name}. Name another with --service-account.`);
  if (!options.regenerate) return { ...result, serviceAccount: { id: account.id, clientId: account.clientId, clientSecret: null } };
  const { clientKeys } = await regenerateClientKeys(actor, account.id);
  return { ...result, serviceAccount: { id: account.id, ...clientKeys } };
}

async function firstUser(options: BootstrapOptions): Promise<{ team: Team; admin: User }> {
  if (!options.adminPassword) throw new OperatorError("Set LATCHKEY_ADMIN_PASSWORD to the first user's password, at least 12 characters.");
  const { team, user } = await completeSetup(actor, {
    email: options.adminEmail,
    name: options.adminName,
    password: options.adminPassword,
    teamName: options.team,
  });
  return { team, admin: user };
}

async function existing(options: BootstrapOptions): Promise<{ team: Team; admin: User }> {
  const { manager } = await dataSource();
  const admin = await manager.findOneBy(User, { emailKey: emailKey(options.adminEmail) });
  const teams = admin
    ? await manager
        .createQueryBuilder(Team, "team")
        .innerJoin(Member, "member", "member.team_id = team.id AND member.user_id = :id", { id: admin.id })
        .getMany()
    : [];
  const team = teams.find((candidate) => nameKey(candidate.name) === nameKey(options.team));
  if (!admin || !team) throw new OperatorError("Latchkey has been set up already, with another first user or another team. Nothing was changed.");
  return { team, admin };
}
