import { QueryClient } from "@tanstack/react-query";
import { NetworkError } from "./errors";

/** The cache of what the API answered; it lives in memory only. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // An answer is an answer, also when it is a refusal: only a lost connection is worth another try.
      queries: {
        retry: (failures, error) => error instanceof NetworkError && failures < 2,
        staleTime: 10_000,
        networkMode: "always",
        refetchOnReconnect: true,
      },
      // Sent whatever the browser thinks of its network: a change that waits in silence looks like one that was made.
      mutations: { networkMode: "always" },
    },
  });
}
