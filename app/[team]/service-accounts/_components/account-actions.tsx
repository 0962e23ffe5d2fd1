"use client";

import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import { later, withCode } from "../../../_components/later";
import type { AccountTarget } from "./account-target";

const Dialogs = later(() => import("./account-dialogs"));

interface Actions {
  regenerate: (account: AccountTarget) => void;
  revokeEverything: (account: AccountTarget) => void;
  remove: (accounts: AccountTarget[]) => void;
}

const Context = createContext<Actions | null>(null);

interface Props {
  children: ReactNode;
  /** Called when the accounts are gone. */
  onDeleted?: () => void;
}

/**
 * The dialogs of what can be done with accounts. They belong to the page, not to a row: a row may leave the list while its new secret is
 * shown, because its client id isn't what was searched for any more.
 */
export function AccountActions({ children, onDeleted }: Props) {
  const [regenerating, setRegenerating] = useState<AccountTarget>();
  const [revoking, setRevoking] = useState<AccountTarget>();
  const [deleting, setDeleting] = useState<AccountTarget[]>();
  const actions = useMemo(
    (): Actions => ({
      regenerate: (account) => withCode(Dialogs, () => setRegenerating(account)),
      revokeEverything: (account) => withCode(Dialogs, () => setRevoking(account)),
      remove: (accounts) => withCode(Dialogs, () => setDeleting(accounts)),
    }),
    [],
  );
  const deleted = useCallback(() => {
    setDeleting(undefined);
    onDeleted?.();
  }, [onDeleted]);
  return (
    <Context value={actions}>
      {children}
      <Dialogs
        regenerating={regenerating}
        onRegenerateClose={() => setRegenerating(undefined)}
        revoking={revoking}
        onRevokeClose={() => setRevoking(undefined)}
        deleting={deleting}
        onDeleteClose={() => setDeleting(undefined)}
        onDeleted={deleted}
      />
    </Context>
  );
}

/** Opens the dialogs of the page. @throws Error outside of `AccountActions` */
export function useAccountActions(): Actions {
  const actions = useContext(Context);
  if (!actions) throw new Error("not within AccountActions");
  return actions;
}
