import type { SigningKey } from "../../entities/index";
import { transaction } from "../db/transaction";
import { defaultAlgorithm } from "../signing-keys/algorithms";
import { lockKeys } from "../signing-keys/lock-keys";
import { publishAhead, type Rotation, rotateKey } from "../signing-keys/rotate-key";
import type { SystemActor } from "../permissions/actor";

/** Makes a new signing key of one algorithm, whatever is announced already. */
export function rotateSigningKey(actor: SystemActor, rotation: Rotation = "scheduled", algorithm = defaultAlgorithm): Promise<SigningKey> {
  return transaction(async (tx) => {
    const now = await lockKeys(tx);
    return rotateKey(tx, actor, algorithm, { rotation, now, signsFrom: new Date(now.getTime() + (rotation === "scheduled" ? publishAhead : 0)) });
  });
}
