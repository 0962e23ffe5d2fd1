import { calculateJwkThumbprint, exportJWK, generateKeyPair } from "jose";
import { SigningKey } from "../../../entities/index";
import { seal } from "../../crypto/envelope";
import { databaseTime } from "../../db/database-time";
import type { Transaction } from "../../db/transaction";

/** Makes a new ES256 key that signs from the given time, and stores it with its private half encrypted. */
export async function generateKey(tx: Transaction, signsFrom: Date): Promise<SigningKey> {
  const pair = await generateKeyPair("ES256", { extractable: true });
  const { kty, crv, x, y } = await exportJWK(pair.publicKey);
  if (!kty || !crv || !x || !y) throw new Error("the generated key is not an EC key");
  const kid = await calculateJwkThumbprint({ kty, crv, x, y });
  const key: SigningKey = {
    kid,
    algorithm: "ES256",
    publicJwk: { kty, crv, x, y, kid, alg: "ES256", use: "sig" },
    privateJwkSealed: seal(JSON.stringify(await exportJWK(pair.privateKey)), kid),
    createdAt: await databaseTime(tx),
    signsFrom,
    publishedUntil: null,
  };
  await tx.manager.insert(SigningKey, key);
  tx.changed("signing-keys", "*");
  return key;
}
