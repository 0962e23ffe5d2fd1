import { soonDays } from "../tokens/token-state";
import type { ClientSecret } from "../../service-accounts/credentials";

type Ending = Pick<ClientSecret, "expiresAt">;

/** Whether a secret or a key counts at a moment. @param now milliseconds since the epoch */
export const counts = ({ expiresAt }: Ending, now: number): boolean => expiresAt === null || Date.parse(expiresAt) > now;

/** Whether an account's secrets give their place to a newer one. @param now milliseconds since the epoch */
export const isRotating = (secrets: readonly Ending[], now: number): boolean => secrets.filter((secret) => counts(secret, now)).length > 1;

/** A credential's state as people look at it. One is retiring that is to give its place to a newer one. */
export type CredentialState = "ACTIVE" | "SOON" | "RETIRING" | "ENDED";

/** The state of a key at a moment: one that counts may end soon. @param now milliseconds since the epoch */
export function keyState(key: Ending, now: number): CredentialState {
  if (!counts(key, now)) return "ENDED";
  return key.expiresAt !== null && Date.parse(key.expiresAt) - now <= soonDays * 86_400_000 ? "SOON" : "ACTIVE";
}

/** The state of each of an account's secrets, which are the newest first. @param now milliseconds since the epoch */
export function secretStates<Secret extends Ending>(secrets: readonly Secret[], now: number): { secret: Secret; state: CredentialState }[] {
  const newest = secrets.find((secret) => counts(secret, now));
  return secrets.map((secret) => {
    const state = keyState(secret, now);
    return { secret, state: state !== "ENDED" && secret !== newest ? "RETIRING" : state };
  });
}

// A use is written down when a minute has passed since the last one that was.
const lag = 60_000;

/** Whether a secret that is retiring may have been used since the newest one was made. */
export const usedSince = ({ lastUsedAt }: Pick<ClientSecret, "lastUsedAt">, newest: Pick<ClientSecret, "createdAt">): boolean =>
  lastUsedAt !== null && Date.parse(lastUsedAt) > Date.parse(newest.createdAt) - lag;

/** What a secret is called: how it ends. */
export const secretName = ({ hint }: Pick<ClientSecret, "hint">): string => (hint ? `lks_…${hint}` : "lks_…");
