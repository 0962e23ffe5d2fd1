import { Modal, type ModalProps } from "@mantine/core";
import { useFocusBack } from "./use-focus-back";

// One that gives its place to another, as a question does to its result, is gone when that appears.
const transition = { duration: 120, exitDuration: 0 };

/** Mantine's dialog, which gives the focus back to what opened it, also when that was an item of a menu that is gone. */
export function Dialog({ opened, ...props }: ModalProps) {
  useFocusBack(opened);
  return <Modal opened={opened} returnFocus={false} transitionProps={transition} {...props} />;
}
