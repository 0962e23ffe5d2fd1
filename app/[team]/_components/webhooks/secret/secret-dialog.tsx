import { Group, Text } from "@mantine/core";
import { IconCopy, IconFileText } from "@tabler/icons-react";
import { CopyTextButton } from "../../../../_components/copy/copy-text-button";
import { OneTimeDialog } from "../../../../_components/dialogs/one-time/one-time-dialog";
import { SecretValue } from "../../../../_components/dialogs/one-time/secret-value";

interface Props {
  /** The secret; the dialog is open while there is one. */
  made: { secret: string } | undefined;
  title: string;
  /** What happens to an old one, if there was any. */
  lead?: string;
  onClose: () => void;
}

const loss = { what: "the secret", text: "You haven't copied it. Without it, the receiver can't tell our messages from others', and it has to be rotated." };

/** Shows a signing secret this once; asks once before it is lost. */
export function SecretDialog({ made, title, lead = "", onClose }: Props) {
  return (
    <OneTimeDialog secret={made} title={title} loss={loss} onClose={onClose}>
      {({ secret }, { saved, finished }) => (
        <>
          <Text size="sm">
            Each message is signed with this secret, so that the receiver knows it to be ours. {lead} <strong>You won&apos;t see this secret again.</strong>
          </Text>
          <SecretValue label="Signing secret" value={secret} secret onCopied={saved} />
          <Group gap="xs">
            <CopyTextButton primary text={secret} icon={IconCopy} onCopied={finished}>
              Copy secret
            </CopyTextButton>
            <CopyTextButton text={`LATCHKEY_WEBHOOK_SECRET=${secret}\n`} icon={IconFileText} onCopied={saved}>
              Copy as .env
            </CopyTextButton>
          </Group>
        </>
      )}
    </OneTimeDialog>
  );
}
