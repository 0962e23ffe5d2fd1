import { useEffect, useState } from "react";

/**
 * The secret of the set-up link, which stands behind its `#`; taken out of the address bar and the history as soon as it is read.
 * @returns undefined until it was looked for, empty when the link has none.
 */
export function useSetupToken(): string | undefined {
  const [token, setToken] = useState<string>();
  useEffect(() => {
    const found = window.location.hash.slice(1);
    if (found) window.history.replaceState(null, "", window.location.pathname);
    // An effect may run twice; the second time there is nothing left to find.
    queueMicrotask(() => setToken((known) => found || known || ""));
  }, []);
  return token;
}
