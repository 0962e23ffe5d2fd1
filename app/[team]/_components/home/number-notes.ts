import type { TeamNumbers } from "./queries";

const short = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });

/** A number as a tile has room for it: in full up to six digits. */
export const counted = (value: number): string => (value < 1_000_000 ? value.toLocaleString("en") : short.format(value));

const some = (count: number, one: string, many: string) => `${counted(count)} ${count === 1 ? one : many}`;

/** How many of the accounts are switched off. */
export function stateNote({ serviceAccounts, disabledServiceAccounts }: Pick<TeamNumbers, "serviceAccounts" | "disabledServiceAccounts">): string {
  if (serviceAccounts === 0) return "None yet";
  return disabledServiceAccounts > 0 ? `${counted(disabledServiceAccounts)} disabled` : "All enabled";
}

/** What nobody uses either, beside the accounts. */
export function dormantToo({ dormantClientSecrets, dormantApiTokens }: Pick<TeamNumbers, "dormantClientSecrets" | "dormantApiTokens">): string {
  const parts = [
    ...(dormantClientSecrets > 0 ? [some(dormantClientSecrets, "secret", "secrets")] : []),
    ...(dormantApiTokens ? [some(dormantApiTokens, "token", "tokens")] : []),
  ];
  if (parts.length > 0) return `And ${parts.join(", ")}`;
  return dormantApiTokens === null ? "No secret either" : "No secret or token either";
}

/** What it is that ends. */
export function credentialsEnding({ expiringCredentials, expiringApiTokens }: Pick<TeamNumbers, "expiringCredentials" | "expiringApiTokens">): string {
  if (expiringApiTokens === null) return "Secrets, keys and trust rules";
  if (expiringCredentials + expiringApiTokens === 0) return "No token, secret, key or rule";
  return `${some(expiringApiTokens, "token", "tokens")}, ${some(expiringCredentials, "other", "others")}`;
}
