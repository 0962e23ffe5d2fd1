import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useState } from "react";
import type { ClientKeys } from "../../client-keys";
import { CloseQuestion } from "./close-question";
import { KeyFormats } from "./key-formats";
import { SecretValue } from "./secret-value";
import { useUnsavedGuard } from "./use-unsaved-guard";

interface Props {
  accountName: string;
  keys: ClientKeys;
  title: string;
  lead: string;
  onClose: () => void;
}

/** Shows client keys this once, in the forms that people need; asks once before they are lost. */
export function KeysDialog({ accountName, keys, title, lead, onClose }: Props) {
  const [saved, setSaved] = useState(false);
  const [asking, setAsking] = useState(false);
  useUnsavedGuard(!saved);
  const markSaved = () => {
    setSaved(true);
    setAsking(false);
  };
  const close = () => (saved || asking ? onClose() : setAsking(true));

  return (
    <Modal opened onClose={close} title={title} size={560} closeOnClickOutside={false}>
      <Stack>
        <Text size="sm">
          {lead} <strong>You won&apos;t see this secret again.</strong> Keep it where the program that uses it reads its secrets.
        </Text>
        <SecretValue label="Client id" value={keys.clientId} />
        <SecretValue label="Client secret" value={keys.clientSecret} secret onCopied={markSaved} />
        <KeyFormats accountName={accountName} keys={keys} onSaved={markSaved} />
        {asking ? (
          <CloseQuestion onStay={() => setAsking(false)} onClose={onClose} />
        ) : (
          <Group justify="flex-end">
            <Button variant={saved ? "filled" : "default"} onClick={close}>
              Done
            </Button>
          </Group>
        )}
      </Stack>
    </Modal>
  );
}
