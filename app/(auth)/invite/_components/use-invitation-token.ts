import { useEffect, useState } from "react";

const key = "latchkey:invitation";

/**
 * The secret of an invitation's link, which stands behind its `#`; taken out of the address bar and the history as soon as it is read, and kept for
 * this tab alone: somebody may have to sign in before they accept.
 * @returns undefined until it was looked for, empty when there is none.
 */
export function useInvitationToken(): string | undefined {
  const [token, setToken] = useState<string>();
  useEffect(() => {
    const read = () => {
      const found = window.location.hash.slice(1);
      if (found) {
        keep(found);
        window.history.replaceState(null, "", window.location.pathname);
      }
      return found;
    };
    const found = read();
    // An effect may run twice; the second time there is nothing left to find.
    queueMicrotask(() => setToken((known) => found || known || kept()));
    // Another link that is opened in this tab loads no page: only what stands behind the # is another one.
    const follow = () => setToken((known) => read() || known);
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, []);
  return token;
}

/** Forgets the invitation once it has been accepted. */
export function forgetInvitation(): void {
  try {
    window.sessionStorage.removeItem(key);
  } catch {
    // Then it was never kept either.
  }
}

function keep(token: string): void {
  try {
    window.sessionStorage.setItem(key, token);
  } catch {
    // Storage is switched off: after a sign-in elsewhere the link has to be opened again.
  }
}

function kept(): string {
  try {
    return window.sessionStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}
