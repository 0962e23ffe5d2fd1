import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { instanceSecrets } from "../instance-secrets";

const key = () => Buffer.from(instanceSecrets().keyEncryption, "base64url").subarray(0, 32);

/**
 * Encrypts with the key-encryption key, which lives outside of the database (AES-256-GCM).
 * @param context bound to the ciphertext, so that it can't be moved to another row.
 */
export function seal(plain: string, context: string): Buffer {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key(), iv).setAAD(Buffer.from(context));
  return Buffer.concat([iv, cipher.update(plain, "utf8"), cipher.final(), cipher.getAuthTag()]);
}

/** Decrypts what `seal` made. @throws Error when the key or the context is another one. */
export function open(sealed: Buffer, context: string): string {
  const decipher = createDecipheriv("aes-256-gcm", key(), sealed.subarray(0, 12)).setAAD(Buffer.from(context));
  decipher.setAuthTag(sealed.subarray(-16));
  return decipher.update(sealed.subarray(12, -16), undefined, "utf8") + decipher.final("utf8");
}
