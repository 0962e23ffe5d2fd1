import { hash, verify } from "@node-rs/argon2";

// OWASP's first recommendation for argon2id, which is the library's default algorithm: 19 MiB, 2 passes, 1 lane.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashes a person's password with argon2id. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

let decoy: Promise<string> | undefined;

/**
 * Checks a password. For an unknown person (no hash) it does the same work against a decoy and says no,
 * so that the time of the answer doesn't tell whether the person exists.
 */
export async function passwordMatches(password: string, passwordHash: string | null): Promise<boolean> {
  decoy ??= hashPassword("a decoy that nobody can sign in with");
  const matches = await verify(passwordHash ?? (await decoy), password);
  return matches && passwordHash !== null;
}
