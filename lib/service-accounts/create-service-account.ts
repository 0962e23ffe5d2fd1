import { z } from "zod";
import { Product, ServiceAccount } from "../../entities/index";
import { assertKeysNoLooser } from "../bounds/assert-no-looser";
import { recordEvent } from "../audit/record-event";
import { type Transaction, transaction } from "../db/transaction";
import { InvalidInputError } from "../errors";
import { isId, newId } from "../ids";
import { IssueList } from "../input/issue-list";
import { parseInput } from "../input/parse";
import { nameKey } from "../input/text";
import type { Actor } from "../permissions/actor";
import { authorize } from "../permissions/authorize";
import { assertRecentSignIn } from "../permissions/assert-recent-sign-in";
import { assignRolesToNewAccount, rolesForNewAccount } from "../roles/assign-to-new-account";
import { resolveTeam } from "../teams/resolve-team";
import { serviceAccountDomain } from "../users/input";
import { type ClientKeys, newClientKeys, replaceSecret } from "./client-keys";
import { accessTokenLifetime, accountBounds, accountContact, accountDescription, accountName, lifetimeLimits, refreshLifetime, refreshLimits } from "./input";
import { accountNameTaken, asAccountNameTaken } from "./name-taken";

export interface CreateServiceAccountInput {
  teamId?: string | null;
  name: string;
  description?: string | null;
  /** E-mail address of who maintains it. */
  contact?: string | null;
  /** The product to protect; the built-in one by default. */
  productId?: string | null;
  /** Seconds. */
  accessTokenLifetime?: number | null;
  /** Whether its access tokens must be bound to a key of its client. */
  requireDpop?: boolean | null;
  /** Seconds. */
  refreshLifetime?: number | null;
  /** Origins from which browsers may use its access tokens. */
  allowedOrigins?: readonly string[] | null;
  /** Networks from which anything of it counts; none: from anywhere. */
  allowedCidrs?: readonly string[] | null;
  /** Roles of the product; see `rolesForNewAccount` for the default. */
  roleIds?: readonly string[] | null;
}

const schema = z.object({
  name: accountName,
  description: accountDescription,
  contact: accountContact,
  accessTokenLifetime: accessTokenLifetime.nullish(),
  requireDpop: z.boolean().nullish(),
  refreshLifetime: refreshLifetime.nullish(),
  ...accountBounds,
});

/**
 * Creates a service account with its client keys; the secret is in the result and nowhere else.
 * @throws UnauthenticatedError, ForbiddenError, NotFoundError, InvalidInputError
 */
export async function createServiceAccount(
  actor: Actor | null,
  input: CreateServiceAccountInput,
): Promise<{ account: ServiceAccount; clientKeys: ClientKeys }> {
  const teamId = resolveTeam(actor, input.teamId, ["input", "teamId"]);
  authorize(actor, "service-account:create", teamId, "team", ["input", "teamId"]);
  assertRecentSignIn(actor);
  const mistakes = new IssueList();
  const parsed = await mistakes.take(() => parseInput(schema, input));
  return transaction(async (tx) => {
    await mistakes.take(() => assertNameFree(tx, teamId, input.name));
    const found = await mistakes.take(() => productOf(tx, teamId, input.productId));
    const given = found && (await mistakes.take(() => rolesForNewAccount(tx, actor, found, input.roleIds)));
    const { values, product, roles } = mistakes.whole({ values: parsed, product: found, roles: given });
    const bounds = { allowedOrigins: values.allowedOrigins ?? [], allowedCidrs: values.allowedCidrs ?? [] };
    assertKeysNoLooser(actor, bounds);
    const clientKeys = newClientKeys();
    const id = newId("ServiceAccount");
    const now = new Date();
    const account: ServiceAccount = {
      id,
      teamId,
      productId: product.id,
      name: values.name,
      nameKey: nameKey(values.name),
      description: values.description,
      contact: values.contact,
      email: `${id}@${serviceAccountDomain}`,
      clientId: clientKeys.clientId,
      enabled: true,
      accessTokenLifetime: values.accessTokenLifetime ?? lifetimeLimits.default,
      requireDpop: values.requireDpop ?? false,
      bearerSince: null,
      refreshLifetime: values.refreshLifetime ?? refreshLimits.default,
      ...bounds,
      createdAt: now,
      createdBy: actor.id,
      updatedAt: now,
      keysCreatedAt: now,
      lastUsedAt: null,
      version: 1,
    };
    await tx.manager.insert(ServiceAccount, account).catch(asAccountNameTaken);
    await replaceSecret(tx, account, clientKeys.clientSecret, actor.id);
    await recordEvent(tx, actor, {
      action: "service-account.create",
      teamId,
      target: { type: "ServiceAccount", id, name: account.name },
      details: {
        product: product.key,
        clientId: account.clientId,
        ...(account.requireDpop && { requireDpop: true }),
        ...(account.refreshLifetime > 0 && { refreshLifetime: account.refreshLifetime }),
        ...(bounds.allowedOrigins.length > 0 && { allowedOrigins: bounds.allowedOrigins }),
        ...(bounds.allowedCidrs.length > 0 && { allowedCidrs: bounds.allowedCidrs }),
      },
    });
    await assignRolesToNewAccount(tx, actor, account, roles);
    tx.changed("client", account.clientId);
    if (bounds.allowedOrigins.length > 0) tx.changed("cors-origin", "*");
    return { account, clientKeys };
  });
}

async function productOf(tx: Transaction, teamId: string, productId: string | null | undefined): Promise<Product> {
  const where = productId == null ? { teamId, builtIn: true } : { teamId, id: productId };
  const product = productId != null && !isId("Product", productId) ? null : await tx.manager.findOne(Product, { where, lock: { mode: "pessimistic_read" } });
  if (product) return product;
  throw new InvalidInputError([{ field: ["input", "productId"], message: "There is no such product in this team.", code: "NOT_FOUND" }]);
}

async function assertNameFree(tx: Transaction, teamId: string, given: string): Promise<void> {
  const { success, data: name } = accountName.safeParse(given);
  if (success && (await tx.manager.existsBy(ServiceAccount, { teamId, nameKey: nameKey(name) }))) throw accountNameTaken();
}
