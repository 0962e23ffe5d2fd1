import { Group, Text } from "@mantine/core";
import { IconCopy, IconFileText, IconTerminal2 } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { CopyTextButton } from "../../../../_components/copy/copy-text-button";
import { OneTimeDialog } from "../../../../_components/dialogs/one-time/one-time-dialog";
import { SecretValue } from "../../../../_components/dialogs/one-time/secret-value";
import { usePublicUrl } from "../../../../_components/code/public-url";
import { tokenEnv, tokenUse, type UsableToken } from "./token-texts";

/** A token that was just made or reset; it is in the page that just got it, and nowhere else. */
export interface NewToken extends UsableToken {
  name: string;
}

interface Props {
  /** The dialog is open while there is one. */
  token: NewToken | undefined;
  title: ReactNode;
  lead?: string;
  onClose: () => void;
  /** Offers to create the next one in place of closing. */
  onAnother?: () => void;
}

const loss = { what: "the token", text: "You haven't copied it. Without it, it has to be reset." };

/** Shows an API token this once, in the forms that people need; asks once before it is lost. */
export function TokenDialog({ token, title, lead, onClose, onAnother }: Props) {
  const url = usePublicUrl();
  return (
    <OneTimeDialog secret={token} title={title} loss={loss} onClose={onClose} onAnother={onAnother}>
      {(shown, { saved, finished }) => (
        <>
          <Text size="sm">
            {lead} <strong>You won&apos;t see this token again.</strong> Only a hash of it is kept. Put it where the program that uses it reads its secrets.
          </Text>
          <SecretValue label="API token" value={shown.plainToken} secret onCopied={saved} />
          <Group gap="xs">
            <CopyTextButton primary text={shown.plainToken} icon={IconCopy} onCopied={finished}>
              Copy token
            </CopyTextButton>
            <CopyTextButton text={tokenEnv(shown)} icon={IconFileText} onCopied={saved}>
              Copy as .env
            </CopyTextButton>
            <AsCurl text={tokenUse(url, shown)} onCopied={saved} />
          </Group>
        </>
      )}
    </OneTimeDialog>
  );
}

function AsCurl({ text, onCopied }: { text: string | undefined; onCopied: () => void }) {
  if (text === undefined) return null;
  return (
    <CopyTextButton text={text} icon={IconTerminal2} onCopied={onCopied}>
      Copy as curl
    </CopyTextButton>
  );
}
