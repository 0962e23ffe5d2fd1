import { Button, Group, Text } from "@mantine/core";
import classes from "./keys.module.css";

interface Props {
  onStay: () => void;
  onClose: () => void;
}

/** Asks once before a secret that nobody has copied is lost. */
export function CloseQuestion({ onStay, onClose }: Props) {
  return (
    <div role="alert" className={classes.question}>
      <Text size="sm" fw={500}>
        Close without the secret?
      </Text>
      <Text size="sm">You have neither copied nor downloaded it. Without it, the client keys have to be regenerated.</Text>
      <Group justify="flex-end" mt="sm">
        <Button variant="default" onClick={onClose}>
          Close without the secret
        </Button>
        <Button onClick={onStay} autoFocus>
          Stay here
        </Button>
      </Group>
    </div>
  );
}
