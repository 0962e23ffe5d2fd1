import { Dialog } from "../../../../_components/dialogs/dialog";
import type { Exported } from "./exported";
import { ExportSteps } from "./export-steps";
import { useExport } from "./use-export";

interface Props extends Exported {
  opened: boolean;
  onClose: () => void;
}

/** Asks for the kind of file, shows how far it is, and says what was saved. What is under way is cancelled by its own button, not by the way. */
export default function ExportDialog({ opened, onClose, ...exported }: Props) {
  const saving = useExport();
  const running = saving.state.at === "running";
  function close(): void {
    if (running) return;
    onClose();
    saving.reset();
  }
  return (
    <Dialog opened={opened} onClose={close} title="Export events" size={520} withCloseButton={!running}>
      <ExportSteps {...exported} saving={saving} onClose={close} />
    </Dialog>
  );
}
