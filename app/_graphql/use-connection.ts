import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import { checkConnection, isConnectionLost, onConnectionChange } from "./reach";

const pause = 4_000;

/** Whether Latchkey can't be reached. While it can't, asks until it answers again, and then brings what the page shows up to date. */
export function useConnectionLost(): boolean {
  const lost = useSyncExternalStore(onConnectionChange, isConnectionLost, () => false);
  const queryClient = useQueryClient();
  useEffect(() => {
    if (!lost) return undefined;
    const timer = window.setInterval(() => void checkConnection(), pause);
    return () => {
      window.clearInterval(timer);
      void queryClient.invalidateQueries();
    };
  }, [lost, queryClient]);
  return lost;
}
