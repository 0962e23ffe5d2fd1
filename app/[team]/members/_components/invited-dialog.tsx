import { Button, Group, Stack, Text } from "@mantine/core";
import { Dialog } from "../../../_components/dialogs/dialog";
import { useLast } from "../../../_components/dialogs/use-last";
import { SecretValue } from "../../../_components/dialogs/one-time/secret-value";

/** An invitation that has just been made, with the link that is shown this once. */
export interface Invited {
  email: string;
  link: string;
  /** Whether the link went out by mail. */
  mailed: boolean;
}

interface Props {
  invited: Invited | undefined;
  onClose: () => void;
}

/** The link of an invitation, to hand over. */
export function InvitedDialog({ invited, onClose }: Props) {
  const shown = useLast(invited);
  if (!shown) return null;
  const { email, link, mailed } = shown;
  return (
    <Dialog
      opened={invited !== undefined}
      onClose={onClose}
      title={mailed ? `Invitation sent to ${email}` : `${email} is invited`}
      size={560}
      closeOnClickOutside={false}
    >
      <Stack>
        <Text size="sm">
          {mailed
            ? "The link went out by mail. If it doesn't arrive, hand it over yourself."
            : "No mail was sent. Hand this link over yourself, in a way that nobody else reads along."}
        </Text>
        <SecretValue label="Invitation link" value={link} secret />
        <Text size="sm" c="dimmed">
          Whoever has the link can join as {email}, once and within 7 days. You won&apos;t see it again; sending the invitation again makes a new one.
        </Text>
        <Group justify="flex-end">
          <Button onClick={onClose} data-autofocus>
            Done
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
