import { Button, Group, Kbd, Stack, Text } from "@mantine/core";
import { type ReactNode, useRef, useState } from "react";
import { Dialog } from "../../../../_components/dialog";
import { LeaveGuard } from "../../../../_components/leave-guard";
import type { ClientKeys } from "../../client-keys";
import { CloseQuestion } from "./close-question";
import { KeyFormats } from "./key-formats";
import { SecretValue } from "./secret-value";

interface Props {
  accountName: string;
  /** The dialog is open while there are some; they are nowhere else. */
  keys: ClientKeys | undefined;
  title: ReactNode;
  lead: string;
  onClose: () => void;
  /** Offers to create the next account in place of closing. */
  onAnother?: () => void;
}

/** Shows client keys this once, in the forms that people need; asks once before they are lost. */
export function KeysDialog({ accountName, keys, title, lead, onClose, onAnother }: Props) {
  const [seen, setSeen] = useState(keys);
  const [saved, setSaved] = useState(false);
  // Where one goes on to when the keys are saved, or given up.
  const [asking, setAsking] = useState<() => void>();
  const done = useRef<HTMLButtonElement>(null);
  if (keys && keys !== seen) {
    setSeen(keys);
    setSaved(false);
    setAsking(undefined);
  }
  const shown = keys ?? seen;

  function markSaved(): void {
    setSaved(true);
    setAsking(undefined);
  }
  function go(on: () => void): void {
    if (saved || asking) leave(on);
    else setAsking(() => on);
  }
  function leave(on: () => void): void {
    setSeen(undefined);
    on();
  }

  return (
    <Dialog
      opened={keys !== undefined}
      onClose={() => go(onClose)}
      title={title}
      size={560}
      closeOnClickOutside={false}
      onKeyDown={(event) => {
        if (onAnother && event.key === "Enter" && (event.ctrlKey || event.metaKey)) go(onAnother);
      }}
    >
      {shown && (
        <Stack>
          <Text size="sm">
            {lead} <strong>You won&apos;t see this secret again.</strong> Keep it where the program that uses it reads its secrets.
          </Text>
          <SecretValue label="Client id" value={shown.clientId} />
          <SecretValue label="Client secret" value={shown.clientSecret} secret onCopied={markSaved} />
          <KeyFormats
            accountName={accountName}
            keys={shown}
            onSaved={markSaved}
            onDownloaded={() => {
              markSaved();
              done.current?.focus();
            }}
          />
          {asking ? (
            <CloseQuestion onStay={() => setAsking(undefined)} onClose={() => leave(asking)} />
          ) : (
            <Group justify="flex-end">
              {onAnother && (
                <Button
                  variant="default"
                  onClick={() => go(onAnother)}
                  rightSection={
                    <Kbd size="xs" aria-hidden>
                      Ctrl ↵
                    </Kbd>
                  }
                >
                  Create another
                </Button>
              )}
              <Button ref={done} variant={saved ? "filled" : "default"} onClick={() => go(onClose)}>
                Done
              </Button>
            </Group>
          )}
        </Stack>
      )}
      <LeaveGuard
        unsaved={keys !== undefined && !saved}
        title="Leave without the secret?"
        text="You have neither copied nor downloaded it. Without it, the client keys have to be regenerated."
        verb="Leave without the secret"
      />
    </Dialog>
  );
}
