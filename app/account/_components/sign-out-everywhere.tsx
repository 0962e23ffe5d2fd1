import { Button } from "@mantine/core";
import { useState } from "react";
import { ConfirmDialog } from "../../_components/dialogs/confirm-dialog";
import { DangerRow } from "../../_components/page/danger-row";
import { useAction } from "../../_graphql/use-action";
import { signOutEverywhere } from "../account-api";

interface Props {
  /** How many sessions there are, this one counted. */
  count: number;
  hasPassword: boolean;
}

/** Ends every session at once. */
export function SignOutEverywhere({ count, hasPassword }: Props) {
  const [asks, setAsks] = useState(false);
  const { run, running, problem, forget } = useAction({
    send: async () => {
      await signOutEverywhere();
      return { userErrors: [] };
    },
    // Loaded anew, so that nothing of the session stays in this tab's memory.
    done: () => window.location.assign("/sign-in"),
  });

  function close(): void {
    setAsks(false);
    forget();
  }

  return (
    <>
      <DangerRow
        title="Sign out everywhere"
        text={`Ends every session, this one too.${hasPassword ? " If someone may know your password, change it first." : ""}`}
        denied={null}
      >
        <Button variant="outline" color="red" onClick={() => setAsks(true)}>
          Sign out everywhere
        </Button>
      </DangerRow>
      {asks && (
        <ConfirmDialog
          title="Sign out everywhere?"
          confirm="Sign out everywhere"
          running={running}
          problem={problem}
          onConfirm={() => void run(undefined)}
          onClose={close}
        >
          {count === 1 ? "Your only session is this one. It ends at once" : `Your ${count} sessions end at once, this one too`}, and you sign in again. Work
          that isn&apos;t saved in other windows is lost. Service accounts and their tokens go on.
        </ConfirmDialog>
      )}
    </>
  );
}
