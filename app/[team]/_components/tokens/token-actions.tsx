"use client";

import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { later, withCode } from "../../../_components/later";
import type { TokenTarget } from "./token-target";

const Dialogs = later(() => import("./token-dialogs"));

interface Actions {
  reset: (token: TokenTarget) => void;
  revoke: (tokens: TokenTarget[]) => void;
}

const Context = createContext<Actions | null>(null);

/**
 * The dialogs of what can be done with tokens. They belong to the page, not to a row: a row may leave the list while its new secret is shown,
 * because it isn't what was filtered for any more.
 */
export function TokenActions({ children }: { children: ReactNode }) {
  const [resetting, setResetting] = useState<TokenTarget>();
  const [revoking, setRevoking] = useState<TokenTarget[]>();
  const actions = useMemo(
    (): Actions => ({
      reset: (token) => withCode(Dialogs, () => setResetting(token)),
      revoke: (tokens) => withCode(Dialogs, () => setRevoking(tokens)),
    }),
    [],
  );
  return (
    <Context value={actions}>
      {children}
      <Dialogs resetting={resetting} onResetClose={() => setResetting(undefined)} revoking={revoking} onRevokeClose={() => setRevoking(undefined)} />
    </Context>
  );
}

/** Opens the dialogs of the page. @throws Error outside of `TokenActions` */
export function useTokenActions(): Actions {
  const actions = useContext(Context);
  if (!actions) throw new Error("not within TokenActions");
  return actions;
}
