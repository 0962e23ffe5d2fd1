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

type Ending = Pick<TeamNumbers, "expiringCredentials" | "expiringApiTokens" | "expiringRoleAssignments" | "expiringGroupMemberships">;

/** All that ends, as far as the viewer may see it. */
export const endingCount = (numbers: Ending): number =>
  numbers.expiringCredentials + (numbers.expiringApiTokens ?? 0) + (numbers.expiringRoleAssignments ?? 0) + (numbers.expiringGroupMemberships ?? 0);

/** What it is that ends. */
export function endingNote(numbers: Ending): string {
  const { expiringCredentials, expiringApiTokens } = numbers;
  const given = (numbers.expiringRoleAssignments ?? 0) + (numbers.expiringGroupMemberships ?? 0);
  const parts = [
    ...(expiringApiTokens ? [some(expiringApiTokens, "token", "tokens")] : []),
    ...(expiringCredentials > 0 ? [some(expiringCredentials, "credential", "credentials")] : []),
    ...(given > 0 ? [some(given, "role or membership", "roles or memberships")] : []),
  ];
  return parts.length > 0 ? parts.join(", ") : "No credential, role or membership";
}
