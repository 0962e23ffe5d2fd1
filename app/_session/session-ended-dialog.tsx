import { Stack, Text } from "@mantine/core";
import { Dialog } from "../_components/dialogs/dialog";
import { challengeLayer } from "./challenge-layer";
import { loadAnew, OtherPerson } from "./other-person";
import { PasswordSignIn } from "./password-sign-in";
import { ProviderAgain } from "./provider-again";
import { useSamePerson } from "./use-same-person";
import { useProviderName } from "./use-provider-name";

interface Props {
  opened: boolean;
  onPassed: () => void;
  onDismiss: () => void;
}

/** Lets a person sign in again over the page they were working on. */
export function SessionEndedDialog({ opened, onPassed, onDismiss }: Props) {
  const { known, other, check } = useSamePerson(onPassed);
  return (
    <Dialog opened={opened} onClose={other ? loadAnew : onDismiss} title="Your session has ended" closeOnClickOutside={false} zIndex={challengeLayer}>
      {other ? <OtherPerson name={other} /> : <Question email={known?.email ?? ""} check={check} />}
    </Dialog>
  );
}

function Question({ email, check }: { email: string; check: () => Promise<void> }) {
  const provider = useProviderName();
  return (
    <Stack>
      <Text size="sm">Sign in again to go on. What you typed stays.</Text>
      <PasswordSignIn email={email} onSignedIn={check} />
      {provider && <ProviderAgain provider={provider} onContinue={check} />}
    </Stack>
  );
}
