import { Button, Stack } from "@mantine/core";
import type { FormEvent, ReactNode } from "react";
import { Dialog } from "../../../_components/dialogs/dialog";
import { DialogFoot } from "../../../_components/dialogs/dialog-foot";
import { ErrorNotice } from "../../../_components/notices/error-notice";
import type { ImpactState } from "./use-impact";
import { ImpactPreview } from "./impact-preview";

interface Props {
  opened: boolean;
  title: ReactNode;
  /** The choice, or what it comes to. */
  children: ReactNode;
  /** What the change would do. */
  state: ImpactState;
  /** The verb and its object, as in "Assign role". */
  confirm: string;
  /** For what takes something away. */
  danger?: boolean;
  /** False while nothing is chosen. */
  ready?: boolean;
  running: boolean;
  problem: unknown;
  onConfirm: () => void;
  onClose: () => void;
}

/** Puts a change of permissions together, and shows who would gain and lose what before it is made. */
export function ChangeDialog({ opened, title, children, state, confirm, danger = false, ready = true, running, problem, onConfirm, onClose }: Props) {
  const close = () => !running && onClose();

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (ready && !running && !state.refusal) onConfirm();
  }

  return (
    <Dialog opened={opened} onClose={close} title={title} withCloseButton={!running} size="lg">
      <form onSubmit={submit}>
        <Stack>
          {children}
          <ImpactPreview state={state} />
          {problem !== null && !state.refusal && <ErrorNotice error={problem} />}
          <DialogFoot running={running} onCancel={close}>
            <Button type="submit" color={danger ? "red" : undefined} loading={running} disabled={!ready || state.refusal !== null}>
              {confirm}
            </Button>
          </DialogFoot>
        </Stack>
      </form>
    </Dialog>
  );
}
