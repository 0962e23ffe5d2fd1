import { useQuery } from "@tanstack/react-query";
import { authFetch } from "./auth-request";

/** Name of the identity provider that people may sign in with; undefined when there is none. */
export function useProviderName(): string | undefined {
  const { data } = useQuery({
    queryKey: ["auth-providers"],
    queryFn: async () => (await (await authFetch("providers")).json()) as Record<string, { name: string }>,
    staleTime: Infinity,
  });
  return data?.oidc?.name;
}
