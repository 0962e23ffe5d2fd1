import { secretName } from "../../../_components/credentials/secret-state";
import type { AccountUses } from "../../uses";

export interface CredentialUse {
  id: string;
  kind: "Client secret" | "Public key" | "Trust rule" | "API token";
  name: string;
  /** Where it is, below the team's pages. */
  path: string;
  /** Null when it was never used, as far as is known. */
  lastUse: { at: string; address: string | null; agent: string | null } | null;
  /** In the last 30 days. */
  calls: number;
  refusals: number;
}

/** All credentials of an account, the last used first. */
export function credentialUses({ serviceAccount: account, apiTokens }: AccountUses): CredentialUse[] {
  if (!account) return [];
  const page = `/service-accounts/${account.id}`;
  const inTab = `${page}?tab=credentials`;
  const uses: CredentialUse[] = [
    ...account.clientSecrets.map((secret) => ({ ...used(secret), kind: "Client secret" as const, name: secretName(secret), path: inTab })),
    ...account.publicKeys.map((key) => ({ ...used(key), kind: "Public key" as const, name: key.name, path: inTab })),
    ...account.trustRules.map((rule) => ({ ...used(rule), kind: "Trust rule" as const, name: rule.name, path: `${page}/trust-rules/${rule.id}` })),
    ...(apiTokens?.nodes ?? []).map((token) => ({ ...used(token), kind: "API token" as const, name: token.name, path: `/tokens/${token.id}` })),
  ];
  return uses.sort((a, b) => timeOf(b) - timeOf(a));
}

const timeOf = ({ lastUse }: CredentialUse): number => (lastUse ? Date.parse(lastUse.at) : 0);

const used = ({ id, lastUse, usage }: Pick<CredentialUse, "id" | "lastUse"> & { usage: { calls: number; refusals: number } }) => ({
  id,
  lastUse,
  calls: usage.calls,
  refusals: usage.refusals,
});
