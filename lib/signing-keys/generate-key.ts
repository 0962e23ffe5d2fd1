import { calculateJwkThumbprint, exportJWK, generateKeyPair } from "jose";
import { SigningKey } from "../../entities/index";
import { seal } from "../crypto/envelope";
import type { Transaction } from "../db/transaction";
import type { SigningAlgorithm } from "./algorithms";

/** Makes a new key that signs from the given time, and stores it with its private half encrypted. */
export async function generateKey(
  tx: Transaction,
  algorithm: SigningAlgorithm,
  made: Pick<SigningKey, "createdAt" | "createdBy" | "signsFrom">,
): Promise<SigningKey> {
  const pair = await generateKeyPair(algorithm, { extractable: true });
  const { kty, crv, x, y } = await exportJWK(pair.publicKey);
  if (!kty || !crv || !x) throw new Error("the generated key is not on an elliptic curve");
  const publicKey = { kty, crv, x, ...(y !== undefined && { y }) };
  const kid = await calculateJwkThumbprint(publicKey);
  const key: SigningKey = {
    kid,
    algorithm,
    publicJwk: { ...publicKey, kid, alg: algorithm, use: "sig" },
    privateJwkSealed: seal(JSON.stringify(await exportJWK(pair.privateKey)), kid),
    ...made,
    publishedUntil: null,
  };
  await tx.manager.insert(SigningKey, key);
  tx.changed("signing-keys", "*");
  return key;
}
