import { Dialog } from "../../../../_components/dialog";
import type { Exported } from "./export-events";
import { ExportSteps } from "./export-steps";

interface Props extends Exported {
  opened: boolean;
  onClose: () => void;
}

/** Asks for the kind of file, shows how far it is, and says what was saved. */
export default function ExportDialog({ opened, onClose, ...exported }: Props) {
  return (
    <Dialog opened={opened} onClose={onClose} title="Export events" size={520} closeOnClickOutside={false}>
      <ExportSteps {...exported} onClose={onClose} />
    </Dialog>
  );
}
