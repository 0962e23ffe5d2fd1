import type { TeamNumbers } from "./queries";

const short = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });

/** A number as a tile has room for it: in full up to six digits. */
export const counted = (value: number): string => (value < 1_000_000 ? value.toLocaleString("en") : short.format(value));

const some = (count: number, one: string, many: string) => `${counted(count)} ${count === 1 ? one : many}`;

/** What nobody uses either, beside the accounts. */
export function dormantToo({ dormantClientSecrets, dormantApiTokens }: Pick<TeamNumbers, "dormantClientSecrets" | "dormantApiTokens">): string {
  const parts = [some(dormantClientSecrets, "secret", "secrets"), ...(dormantApiTokens === null ? [] : [some(dormantApiTokens, "token", "tokens")])];
  return `And ${parts.join(", ")}`;
}

/** What it is that ends. */
export function credentialsEnding({ expiringCredentials, expiringApiTokens }: Pick<TeamNumbers, "expiringCredentials" | "expiringApiTokens">): string {
  if (expiringApiTokens === null) return "Secrets, keys and trust rules";
  if (expiringCredentials + expiringApiTokens === 0) return "No token, secret, key or rule";
  return `${some(expiringApiTokens, "token", "tokens")}, ${some(expiringCredentials, "other", "others")}`;
}
