import { Button, Stack } from "@mantine/core";
import type { FormEvent, ReactNode } from "react";
import { Dialog } from "./dialog";
import { DialogFoot } from "./dialog-foot";
import { ErrorNotice } from "../notices/error-notice";
import { submitOnEnter } from "../forms/submit-on-enter";

interface Props {
  title: ReactNode;
  children: ReactNode;
  /** The verb and its object, as in "Add public key". */
  confirm: string;
  /** For what stops something at once. */
  danger?: boolean;
  running: boolean;
  problem: unknown;
  onSubmit: (event?: FormEvent<HTMLFormElement>) => void;
  onClose: () => void;
}

/** Asks for a few things in a dialog. What has begun is waited for: its answer may hold what is shown only once. */
export function FormDialog({ title, children, confirm, danger = false, running, problem, onSubmit, onClose }: Props) {
  const close = () => !running && onClose();
  return (
    <Dialog opened onClose={close} title={title} size={560} withCloseButton={!running} closeOnClickOutside={false}>
      <form onSubmit={onSubmit} onKeyDown={submitOnEnter} noValidate>
        <Stack>
          {children}
          {problem !== null && <ErrorNotice error={problem} />}
          <DialogFoot running={running} onCancel={close}>
            <Button type="submit" color={danger ? "red" : undefined} loading={running}>
              {confirm}
            </Button>
          </DialogFoot>
        </Stack>
      </form>
    </Dialog>
  );
}
