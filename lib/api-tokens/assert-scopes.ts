import type { ApiToken, ServiceAccount } from "../../entities/index";
import type { Transaction } from "../db/transaction";
import { type InputIssue, InvalidInputError } from "../errors";
import type { Actor } from "../permissions/actor";
import { roadsOf } from "../permissions/roads-of";
import { givenTo } from "../permissions/given";
import { assertMayGive } from "../permissions/assert-may-give";

/**
 * Checks that an account holds these scopes of a token, and that the actor may give them: whoever gets a token's secret gets its scopes.
 * A JWT for another API than our own is worth all that the account is, since that API may decide by the name of the account alone: it takes
 * what taking over the account's keys takes, and something in any case.
 * @param added those of them that the token doesn't have yet; what it has may have been taken from the account since, and counts for nothing then
 * @param given those that the actor comes to control
 * @throws InvalidInputError, ForbiddenError
 */
export async function assertScopes(
  tx: Transaction,
  actor: Actor,
  account: ServiceAccount,
  scopes: readonly string[],
  { format, added = scopes, given = scopes }: { format: ApiToken["format"]; added?: readonly string[]; given?: readonly string[] },
): Promise<void> {
  if (scopes.length === 0 && given.length === 0 && format === "OPAQUE") return;
  const [holder] = await roadsOf(tx.manager, { serviceAccountIds: [account.id] });
  const worth = givenTo(holder!);
  const held = new Set(worth.flatMap(({ permissions }) => [...permissions]));
  const issues: InputIssue[] = added
    .filter((scope) => !held.has(scope))
    .map((scope) => ({
      field: ["input", "scopes", String(scopes.indexOf(scope))],
      message: `${account.name} doesn't hold ${/^[\x21-\x7e]{1,100}$/.test(scope) ? scope : "this permission"}, so its token can't. Give the account a role with it first.`,
      code: "FORBIDDEN",
    }));
  if (issues.length > 0) throw new InvalidInputError(issues);
  const { builtIn } = await tx.manager
    .query<{ builtIn: boolean }[]>('SELECT built_in AS "builtIn" FROM product WHERE id = $1', [account.productId])
    .then(([product]) => product!);
  const product = { id: account.productId, builtIn };
  if (format === "JWT" && !builtIn)
    return assertMayGive(actor, account.teamId, worth.length > 0 ? worth : [{ product, permissions: [] }], `make a JWT that stands for ${account.name}`);
  if (given.length > 0) assertMayGive(actor, account.teamId, [{ product, permissions: given }], `make a token of ${account.name} with these scopes`);
}
