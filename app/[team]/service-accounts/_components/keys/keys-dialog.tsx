import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import { OneTimeDialog } from "../../../../_components/dialogs/one-time/one-time-dialog";
import { SecretValue } from "../../../../_components/dialogs/one-time/secret-value";
import type { ClientKeys } from "../../client-keys";
import { KeyFormats } from "./key-formats";

interface Props {
  accountName: string;
  /** The dialog is open while there are some; they are nowhere else. */
  keys: ClientKeys | undefined;
  /** Whether the account gets only tokens that are bound to a key. */
  requireDpop: boolean | undefined;
  title: ReactNode;
  lead: string;
  /** What it takes to have another. */
  lost?: string;
  onClose: () => void;
  /** Offers to create the next account in place of closing. */
  onAnother?: () => void;
}

const regenerated = "Without it, the client keys have to be regenerated.";

/** Shows client keys this once, in the forms that people need; asks once before they are lost. */
export function KeysDialog({ accountName, keys, requireDpop = false, title, lead, lost = regenerated, onClose, onAnother }: Props) {
  const loss = { what: "the secret", text: `You have neither copied nor downloaded it. ${lost}` };
  return (
    <OneTimeDialog secret={keys} title={title} loss={loss} onClose={onClose} onAnother={onAnother}>
      {(shown, { saved, finished }) => (
        <>
          <Text size="sm">
            {lead} <strong>You won&apos;t see this secret again.</strong> Keep it where the program that uses it reads its secrets.
          </Text>
          <SecretValue label="Client id" value={shown.clientId} />
          <SecretValue label="Client secret" value={shown.clientSecret} secret onCopied={saved} />
          <KeyFormats accountName={accountName} keys={shown} requireDpop={requireDpop} onSaved={saved} onDownloaded={finished} />
        </>
      )}
    </OneTimeDialog>
  );
}
