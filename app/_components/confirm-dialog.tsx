import { Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { type FormEvent, type ReactNode, useState } from "react";
import { ErrorNotice } from "./error-notice";

interface Props {
  /** The question. */
  title: string;
  /** What stops working. */
  children: ReactNode;
  /** The verb and its object, as in "Delete Jenkins CI". */
  confirm: string;
  /** For what can't be undone: the name that has to be typed. */
  name?: string;
  running: boolean;
  problem: unknown;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before something stops working. */
export function ConfirmDialog({ title, children, confirm, name, running, problem, onConfirm, onClose }: Props) {
  const [typed, setTyped] = useState("");
  const sure = name === undefined || typed.trim() === name;

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (sure) onConfirm();
  }

  return (
    <Modal opened onClose={onClose} title={title}>
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
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" color="red" disabled={!sure} loading={running}>
              {confirm}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
