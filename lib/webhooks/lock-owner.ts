import { Product, ServiceAccount, Team } from "../../entities/index";
import type { Transaction } from "../db/transaction";
import { InvalidInputError, NotFoundError } from "../errors";
import { isId } from "../ids";
import type { Actor } from "../permissions/actor";
import { withinTeams } from "../permissions/within-teams";
import { resolveTeam } from "../teams/resolve-team";
import { authorizeTelling } from "./authorize-telling";

/** Whose webhook it is, and of which product it tells. */
export interface WebhookOwner {
  teamId: string;
  serviceAccountId: string | null;
  productId: string | null;
}

interface OwnerInput {
  teamId?: string | null;
  serviceAccountId?: string | null;
  productId?: string | null;
}

/**
 * Finds whose a new webhook is to be, and checks that the actor may make it. Who has events sent somewhere gets to know what the audit trail would tell them.
 * It locks the account, or the team, so that of several calls at once each counts the webhooks of those before it.
 */
export async function lockOwner(tx: Transaction, actor: Actor, input: OwnerInput): Promise<WebhookOwner> {
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
    throw new InvalidInputError([
      {
        field: ["input", "productId"],
        message: "The service account belongs to another product: leave the product out, or make a webhook of the team.",
        code: "INVALID",
      },
    ]);
  return { teamId: account.teamId, serviceAccountId: id, productId: account.productId };
}

async function productIn(tx: Transaction, teamId: string, id: string | null | undefined): Promise<string | null> {
  if (id == null) return null;
  const product = isId("Product", id) ? await tx.manager.findOneBy(Product, { id, teamId }) : null;
  if (!product) throw new NotFoundError("product", ["input", "productId"]);
  return product.id;
}
