import { Button, Stack, Text, TextInput } from "@mantine/core";
import { type FormEvent, type ReactNode, useState } from "react";
import { Dialog } from "./dialog";
import { DialogFoot } from "./dialog-foot";
import { ErrorNotice } from "../notices/error-notice";

interface Question {
  /** What stops working. */
  children: ReactNode;
  /** The verb and its object, as in "Delete Jenkins CI". */
  confirm: string;
  /** For what can't be undone: what has to be typed, the name as a rule. */
  name?: string;
  /** True when it is known already that it would be refused. */
  blocked?: boolean;
  running: boolean;
  problem: unknown;
  onConfirm: () => void;
  onClose: () => void;
}

interface Props extends Question {
  opened?: boolean;
  /** The question. */
  title: ReactNode;
  /** Width in pixels, where it asks more. */
  size?: number;
}

/** Asks before something stops working. What has begun is waited for: its answer may hold what is shown only once. */
export function ConfirmDialog({ opened = true, title, size, ...question }: Props) {
  const close = () => !question.running && question.onClose();
  return (
    <Dialog opened={opened} onClose={close} title={title} size={size} withCloseButton={!question.running}>
      <Answer {...question} onClose={close} />
    </Dialog>
  );
}

function Answer({ children, confirm, name, blocked = false, running, problem, onConfirm, onClose }: Question) {
  const [typed, setTyped] = useState("");
  const sure = !blocked && (name === undefined || typed.trim() === name);

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (sure && !running) onConfirm();
  }

  return (
    <form onSubmit={submit}>
      <Stack>
        <Text size="sm" component="div">
          {children}
        </Text>
        {name !== undefined && (
          <TextInput
            label={
              <>
                Type <strong>{name}</strong> to confirm
              </>
            }
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            autoComplete="off"
            spellCheck={false}
            data-autofocus
          />
        )}
        {problem !== null && <ErrorNotice error={problem} />}
        <DialogFoot running={running} cautious={name === undefined} onCancel={onClose}>
          <Button type="submit" color="red" disabled={!sure} loading={running}>
            {confirm}
          </Button>
        </DialogFoot>
      </Stack>
    </form>
  );
}
