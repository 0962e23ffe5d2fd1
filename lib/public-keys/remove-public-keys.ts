import type { PublicKey } from "../../entities/index";
import { removableKeys } from "../credentials/removable";
import { removeCredentials } from "../credentials/remove-credentials";
import { type RestoredCredentials, restoreCredentials } from "../credentials/restore-credentials";
import type { Actor } from "../permissions/actor";
import type { AccountIds } from "../service-accounts/account-ids";

/** Removes public keys: what their private halves have signed proves nothing any more, at once. See `removeCredentials`. */
export const removePublicKeys = (actor: Actor | null, ids: AccountIds): Promise<string[]> => removeCredentials(removableKeys, actor, ids);

/** Puts public keys back that were removed less than a day ago. See `restoreCredentials`. */
export const restorePublicKeys = (actor: Actor | null, ids: AccountIds): Promise<RestoredCredentials<PublicKey>> =>
  restoreCredentials(removableKeys, actor, ids);
