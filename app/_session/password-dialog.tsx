import { Button, Group, Modal, PasswordInput, Stack, Text } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { reauthenticate } from "./reauthenticate";

interface Props {
  onPassed: () => void;
  onDismiss: () => void;
}

/** Asks for the password again before a secret is made or rights are given. */
export function PasswordDialog({ onPassed, onDismiss }: Props) {
  const [running, setRunning] = useState(false);
  const form = useForm({ initialValues: { password: "" } });

  async function confirm({ password }: { password: string }): Promise<void> {
    setRunning(true);
    try {
      await reauthenticate(password);
      onPassed();
    } catch (error) {
      form.setFieldError("password", error instanceof Error ? error.message : String(error));
      setRunning(false);
    }
  }

  return (
    <Modal opened onClose={onDismiss} title="Confirm your password">
      <form onSubmit={form.onSubmit(confirm)}>
        <Stack>
          <Text size="sm">This makes a secret or gives rights, and you signed in more than an hour ago. What you typed stays.</Text>
          <PasswordInput label="Password" autoComplete="current-password" data-autofocus required withAsterisk={false} {...form.getInputProps("password")} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onDismiss}>
              Cancel
            </Button>
            <Button type="submit" loading={running}>
              Confirm password
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
