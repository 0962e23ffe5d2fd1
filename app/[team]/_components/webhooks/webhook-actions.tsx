"use client";

import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { later, withCode } from "../../../_components/later";
import type { WebhookTarget } from "./webhook-target";

const Dialogs = later(() => import("./webhook-dialogs"));

interface Actions {
  rotate: (webhook: WebhookTarget) => void;
  remove: (webhook: WebhookTarget) => void;
}

const Context = createContext<Actions | null>(null);

/** The dialogs of what can be done with webhooks. They belong to the page, not to a row. */
export function WebhookActions({ children, onDeleted }: { children: ReactNode; onDeleted?: () => void }) {
  const [rotating, setRotating] = useState<WebhookTarget>();
  const [deleting, setDeleting] = useState<WebhookTarget>();
  const actions = useMemo(
    (): Actions => ({
      rotate: (webhook) => withCode(Dialogs, () => setRotating(webhook)),
      remove: (webhook) => withCode(Dialogs, () => setDeleting(webhook)),
    }),
    [],
  );
  return (
    <Context value={actions}>
      {children}
      <Dialogs
        rotating={rotating}
        onRotateClose={() => setRotating(undefined)}
        deleting={deleting}
        onDeleteClose={() => setDeleting(undefined)}
        onDeleted={onDeleted}
      />
    </Context>
  );
}

/** Opens the dialogs of the page. @throws Error outside of `WebhookActions` */
export function useWebhookActions(): Actions {
  const actions = useContext(Context);
  if (!actions) throw new Error("not within WebhookActions");
  return actions;
}
