import { Button, Group, Kbd, Stack } from "@mantine/core";
import { type ReactNode, useRef, useState } from "react";
import { Dialog } from "../dialog";
import { LeaveGuard } from "../../forms/leave-guard";
import { CloseQuestion } from "./close-question";

/** What is said to the dialog of the secret that it shows. */
export interface Saving {
  /** It is somewhere else now. */
  saved: () => void;
  /** The same, and there is nothing more to do here. */
  finished: () => void;
}

interface Props<Secret extends object> {
  /** The dialog is open while there is one; it is nowhere else. */
  secret: Secret | undefined;
  title: ReactNode;
  /** What would be lost, as in "the secret", and what it takes to have another. */
  loss: { what: string; text: string };
  children: (secret: Secret, saving: Saving) => ReactNode;
  onClose: () => void;
  /** Offers to create the next one in place of closing. */
  onAnother?: () => void;
}

/** Shows a secret this once; asks once before it is lost. */
export function OneTimeDialog<Secret extends object>({ secret, title, loss, children, onClose, onAnother }: Props<Secret>) {
  const [seen, setSeen] = useState(secret);
  const [saved, setSaved] = useState(false);
  // Where one goes on to when the secret is saved, or given up.
  const [asking, setAsking] = useState<() => void>();
  const done = useRef<HTMLButtonElement>(null);
  if (secret && secret !== seen) {
    setSeen(secret);
    setSaved(false);
    setAsking(undefined);
  }
  const shown = secret ?? seen;

  function markSaved(): void {
    setSaved(true);
    setAsking(undefined);
  }
  function finish(): void {
    markSaved();
    done.current?.focus();
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
      opened={secret !== undefined}
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
          {children(shown, { saved: markSaved, finished: finish })}
          {asking ? (
            <CloseQuestion {...loss} onStay={() => setAsking(undefined)} onClose={() => leave(asking)} />
          ) : (
            <Group justify="flex-end">
              {onAnother && (
                <Button
                  variant="default"
                  onClick={() => go(onAnother)}
                  rightSection={
                    <Kbd size="xs" aria-hidden visibleFrom="sm">
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
      <LeaveGuard unsaved={secret !== undefined && !saved} title={`Leave without ${loss.what}?`} text={loss.text} verb={`Leave without ${loss.what}`} />
    </Dialog>
  );
}
