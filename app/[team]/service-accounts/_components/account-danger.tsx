import { Button } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { DangerRow } from "../../../_components/danger-row";
import { MissingPermission } from "../../_components/missing-permission";
import { useTeam } from "../../_components/team-context";
import type { ServiceAccount } from "../queries";
import { DeleteAccount } from "./delete-account";
import { RegenerateKeys } from "./regenerate-keys";
import { useSetEnabled } from "./use-set-enabled";

/** What stops the account, from the mildest on. */
export function AccountDanger({ account }: { account: ServiceAccount }) {
  const { can, path } = useTeam();
  const router = useRouter();
  const setEnabled = useSetEnabled(account);
  const [open, setOpen] = useState<"regenerate" | "delete">();
  const close = () => setOpen(undefined);
  return (
    <>
      <DangerRow
        title={account.enabled ? "Disable" : "Enable"}
        text={account.enabled ? "It gets no tokens, and those it has are refused, until it is enabled again." : "It gets tokens again."}
        denied={!can("service-account:update") && <MissingPermission permission="service-account:update" />}
      >
        <Button variant="default" loading={setEnabled.isPending} onClick={() => setEnabled.mutate(!account.enabled)}>
          {account.enabled ? "Disable" : "Enable"}
        </Button>
      </DangerRow>
      <DangerRow
        title="Regenerate client keys"
        text="A new client id and secret; the old ones, and the tokens got with them, stop at once."
        denied={!can("service-account:regenerate-keys") && <MissingPermission permission="service-account:regenerate-keys" />}
      >
        <Button variant="default" onClick={() => setOpen("regenerate")}>
          Regenerate client keys
        </Button>
      </DangerRow>
      <DangerRow
        title="Delete"
        text="Gone for good, with its keys and tokens. What it did stays in the activity."
        denied={!can("service-account:delete") && <MissingPermission permission="service-account:delete" />}
      >
        <Button variant="outline" color="red" onClick={() => setOpen("delete")}>
          Delete service account
        </Button>
      </DangerRow>
      {open === "regenerate" && <RegenerateKeys account={account} onClose={close} />}
      {open === "delete" && <DeleteAccount account={account} onClose={close} onDeleted={() => router.push(path("/service-accounts"))} />}
    </>
  );
}
