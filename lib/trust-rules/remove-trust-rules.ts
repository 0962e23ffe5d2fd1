import type { TrustRule } from "../../entities/index";
import { removableRules } from "../credentials/removable";
import { removeCredentials } from "../credentials/remove-credentials";
import { type RestoredCredentials, restoreCredentials } from "../credentials/restore-credentials";
import type { Actor } from "../permissions/actor";
import type { AccountIds } from "../service-accounts/account-ids";

/** Removes trust rules: the tokens that they took are refused at once. See `removeCredentials`. */
export const removeTrustRules = (actor: Actor | null, ids: AccountIds): Promise<string[]> => removeCredentials(removableRules, actor, ids);

/** Puts trust rules back that were removed less than a day ago. See `restoreCredentials`. */
export const restoreTrustRules = (actor: Actor | null, ids: AccountIds): Promise<RestoredCredentials<TrustRule>> =>
  restoreCredentials(removableRules, actor, ids);
