import { Drawer } from "@mantine/core";
import { useFocusBack } from "../../../_components/dialogs/use-focus-back";
import { Sidebar } from "./sidebar";
import classes from "./shell.module.css";

interface Props {
  opened: boolean;
  onClose: () => void;
}

/** The navigation on a phone. */
export default function NavDrawer({ opened, onClose }: Props) {
  useFocusBack(opened);
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      size={280}
      padding={0}
      withCloseButton={false}
      returnFocus={false}
      attributes={{ content: { "aria-label": "Navigation" } }}
      classNames={{ body: classes.drawer }}
    >
      <Sidebar onNavigate={onClose} />
    </Drawer>
  );
}
