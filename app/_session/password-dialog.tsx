import { Button, PasswordInput, Stack, Text } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { Dialog } from "../_components/dialogs/dialog";
import { DialogFoot } from "../_components/dialogs/dialog-foot";
import { ErrorNotice } from "../_components/notices/error-notice";
import { challengeLayer } from "./challenge-layer";
import { loadAnew, OtherPerson } from "./other-person";
import { ProviderAgain } from "./provider-again";
import { reauthenticate } from "./reauthenticate";
import { useProviderName } from "./use-provider-name";
import { useSamePerson } from "./use-same-person";

interface Props {
  opened: boolean;
  onPassed: () => void;
  onDismiss: () => void;
}

/** Asks again who it is before a secret is made or permissions are given: by the password, or by the identity provider for those who have none. */
export function PasswordDialog({ opened, onPassed, onDismiss }: Props) {
  const { other, check } = useSamePerson(onPassed);
  return (
    <Dialog opened={opened} onClose={other ? loadAnew : onDismiss} title="Confirm that it's you" zIndex={challengeLayer}>
      {other ? <OtherPerson name={other} /> : <Question onPassed={onPassed} onDismiss={onDismiss} check={check} />}
    </Dialog>
  );
}

interface QuestionProps extends Omit<Props, "opened"> {
  /** Looks who has signed in elsewhere, and goes on if it is the same person. */
  check: () => Promise<void>;
}

function Question({ onPassed, onDismiss, check }: QuestionProps) {
  const [running, setRunning] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const form = useForm({ initialValues: { password: "" } });
  const provider = useProviderName();

  async function confirm({ password }: { password: string }): Promise<void> {
    setRunning(true);
    setProblem(null);
    try {
      const wrong = await reauthenticate(password);
      if (wrong) form.setFieldError("password", wrong);
      else onPassed();
    } catch (error) {
      setProblem(error);
    } finally {
      setRunning(false);
    }
  }

  return (
    <Stack>
      <form onSubmit={form.onSubmit(confirm)}>
        <Stack>
          <Text size="sm">This makes a secret or gives permissions, and you signed in more than an hour ago. What you typed stays.</Text>
          <PasswordInput label="Password" autoComplete="current-password" data-autofocus required withAsterisk={false} {...form.getInputProps("password")} />
          {problem !== null && <ErrorNotice error={problem} />}
          <DialogFoot onCancel={onDismiss}>
            <Button type="submit" loading={running}>
              Confirm password
            </Button>
          </DialogFoot>
        </Stack>
      </form>
      {provider && <ProviderAgain provider={provider} onContinue={check} />}
    </Stack>
  );
}
