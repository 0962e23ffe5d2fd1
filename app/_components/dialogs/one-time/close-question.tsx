import { Button, Group, Text } from "@mantine/core";
import classes from "./one-time.module.css";

interface Props {
  /** What would be lost, as in "the secret". */
  what: string;
  /** What it takes to have another. */
  text: string;
  onStay: () => void;
  onClose: () => void;
}

/** Asks once before a secret that nobody has copied is lost. */
export function CloseQuestion({ what, text, onStay, onClose }: Props) {
  return (
    <div role="alert" className={classes.question}>
      <Text size="sm" fw={500}>
        Close without {what}?
      </Text>
      <Text size="sm">{text}</Text>
      <Group justify="flex-end" mt="sm">
        <Button variant="default" onClick={onClose}>
          Close without {what}
        </Button>
        <Button onClick={onStay} autoFocus>
          Stay here
        </Button>
      </Group>
    </div>
  );
}
