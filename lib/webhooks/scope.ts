import { Product, ProductEventType, ServiceAccount, Team } from "../../entities/index";
import type { Transaction } from "../db/transaction";
import { InvalidInputError, NotFoundError } from "../errors";
import { isId } from "../ids";
import type { Actor } from "../permissions/actor";
import { authorize } from "../permissions/authorize";
import { withinTeams } from "../permissions/within-teams";
import { resolveTeam } from "../teams/resolve-team";

/** Whose webhook it is, and of which product it tells. */
export interface Scope {
  teamId: string;
  serviceAccountId: string | null;
  productId: string | null;
}

interface ScopeInput {
  teamId?: string | null;
  serviceAccountId?: string | null;
  productId?: string | null;
}

const invalid = (name: string, message: string) => new InvalidInputError([{ field: ["input", name], message, code: "INVALID" }]);

/**
 * Finds whose a new webhook is to be, and checks that the actor may make it. Who has events sent somewhere gets to know what the audit trail would tell them.
 * It locks the account, or the team, so that of several calls at once each counts the webhooks of those before it.
 */
export async function lockScope(tx: Transaction, actor: Actor, input: ScopeInput): Promise<Scope> {
  if (input.serviceAccountId == null) {
    const teamId = resolveTeam(actor, input.teamId, ["input", "teamId"]);
    authorizeTelling(actor, "webhook:create", teamId);
    await tx.manager.findOneOrFail(Team, { where: { id: teamId }, lock: { mode: "for_no_key_update" } });
    return { teamId, serviceAccountId: null, productId: await productIn(tx, teamId, input.productId) };
  }
  const id = input.serviceAccountId;
  const where = { id, ...withinTeams(actor) };
  const account = isId("ServiceAccount", id) ? await tx.manager.findOne(ServiceAccount, { where, lock: { mode: "for_no_key_update" } }) : null;
  if (!account || (input.teamId != null && input.teamId !== account.teamId)) throw new NotFoundError("service account", ["input", "serviceAccountId"]);
  authorizeTelling(actor, "webhook:create", account.teamId);
  if (input.productId != null && input.productId !== account.productId)
    throw invalid("productId", "The service account belongs to another product: leave the product out, or make a webhook of the team.");
  return { teamId: account.teamId, serviceAccountId: id, productId: account.productId };
}

/** @throws ForbiddenError for who may not choose where events go, or may not read what they tell */
export function authorizeTelling(actor: Actor, permission: "webhook:create" | "webhook:update", teamId: string): void {
  authorize(actor, permission, teamId);
  authorize(actor, "audit:read", teamId);
}

async function productIn(tx: Transaction, teamId: string, id: string | null | undefined): Promise<string | null> {
  if (id == null) return null;
  const product = isId("Product", id) ? await tx.manager.findOneBy(Product, { id, teamId }) : null;
  if (!product) throw new NotFoundError("product", ["input", "productId"]);
  return product.id;
}

/**
 * Checks what a webhook is to tell of: of something at least, and of events that its product publishes.
 * @throws InvalidInputError
 */
export async function assertChoice(
  tx: Transaction,
  { productId }: Pick<Scope, "productId">,
  { topics, productEvents }: { topics: readonly string[]; productEvents: readonly string[] },
): Promise<void> {
  if (topics.length === 0 && productEvents.length === 0)
    throw new InvalidInputError([{ field: ["input", "topics"], message: "Choose at least one topic or event of a product.", code: "REQUIRED" }]);
  const named = productEvents.filter((name) => name !== "*");
  if (named.length === 0) return;
  if (productId === null) throw invalid("productEvents", "Name the product whose events these are, or choose all events of all products with *.");
  const known = new Set((await tx.manager.findBy(ProductEventType, { productId })).map(({ name }) => name));
  const unknown = named.filter((name) => !known.has(name));
  if (unknown.length > 0) throw invalid("productEvents", `The product publishes no event called ${unknown.join(", ")}.`);
}
