import type { SigningKeyRing } from "../queries";
import { RotateDialog } from "./rotate-dialog";
import { ScheduleDialog } from "./schedule-dialog";

interface Props {
  ring: SigningKeyRing;
  asking: "rotate" | "schedule" | undefined;
  onClose: () => void;
}

/** What the page asks before it makes keys. */
export default function Dialogs({ ring, asking, onClose }: Props) {
  if (asking === "rotate") return <RotateDialog ring={ring} onClose={onClose} />;
  if (asking === "schedule") return <ScheduleDialog ring={ring} onClose={onClose} />;
  return null;
}
