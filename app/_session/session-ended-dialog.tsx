import { Anchor, Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { viewerQuery } from "../_graphql/viewer";
import { PasswordSignIn } from "./password-sign-in";
import { useProviderName } from "./use-provider-name";

interface Props {
  onPassed: () => void;
  onDismiss: () => void;
}

/** Lets a person sign in again over the page they were working on. */
export function SessionEndedDialog({ onPassed, onDismiss }: Props) {
  const provider = useProviderName();
  const known = useQueryClient().getQueryData(viewerQuery.queryKey);
  const email = known?.email ?? "";

  function passed(given: string): void {
    // The page shows what the other person may see.
    if (email && given.trim().toLowerCase() !== email.toLowerCase()) window.location.assign("/");
    else onPassed();
  }

  return (
    <Modal opened onClose={onDismiss} title="Your session has ended" closeOnClickOutside={false}>
      <Stack>
        <Text size="sm">Sign in again to go on. What you typed stays.</Text>
        <PasswordSignIn email={email} onSignedIn={passed} />
        {provider && (
          <Group justify="space-between">
            <Anchor href="/sign-in" target="_blank" size="sm">
              Sign in with {provider} in a new tab
            </Anchor>
            <Button variant="default" onClick={onPassed}>
              Continue
            </Button>
          </Group>
        )}
      </Stack>
    </Modal>
  );
}
