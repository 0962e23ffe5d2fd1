import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { ErrorNotice } from "../../../../_components/notices/error-notice";
import type { ServiceAccount } from "../../queries";
import { TrustRules } from "../trust-rules/trust-rules";
import { ClientSecrets } from "./client-secrets";
import { PublicKeys } from "./public-keys";
import { credentialsQuery } from "../../credentials";
import { isRotating } from "../../../_components/credentials/secret-state";

/** How often it is asked anew, in milliseconds, who still uses a secret that retires. */
const watch = 30_000;

/** What an account proves itself with: its client secrets, its public keys, and whose tokens stand for it. */
export function AccountCredentials({ account }: { account: ServiceAccount }) {
  const { data, error, refetch } = useQuery({
    ...credentialsQuery(account.id),
    refetchInterval: ({ state }) => (state.data && isRotating(state.data.clientSecrets, Date.now()) ? watch : false),
  });
  return (
    <>
      {error && !data && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Skeleton height={320} mb={40} role="status" aria-label="Loading" />}
      {data && (
        <>
          <ClientSecrets account={account} credentials={data} />
          <PublicKeys account={account} credentials={data} />
        </>
      )}
      <TrustRules account={account} />
    </>
  );
}
