import { Anchor, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";

interface Options {
  /** Tells toasts apart; one of the same id is replaced. */
  id: string;
  /** What was done, as in "Jenkins CI is disabled". */
  title: string;
  /** What follows from it. */
  message: string;
  /** Takes it back; left out where nothing was changed. */
  onUndo?: () => void;
}

/** Says what was done, and offers to take it back. */
export function undoToast({ id, title, message, onUndo }: Options): void {
  const undo = () => {
    notifications.hide(id);
    onUndo?.();
  };
  notifications.hide(id);
  notifications.show({
    id,
    withCloseButton: true,
    title,
    message: (
      <Text size="sm">
        {message}{" "}
        {onUndo && (
          <Anchor component="button" type="button" size="sm" onClick={undo}>
            Undo
          </Anchor>
        )}
      </Text>
    ),
  });
}
