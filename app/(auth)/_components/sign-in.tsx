"use client";

import { Code, Divider, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { ErrorNotice } from "../../_components/notices/error-notice";
import { PasswordSignIn } from "../../_session/password-sign-in";
import { useProviderName } from "../../_session/use-provider-name";
import { AuthHeading } from "./auth-heading";
import { ProviderButton } from "./provider-button";
import { setupStateQuery } from "./setup-state";

interface Props {
  /** A path of our own. */
  callbackUrl: string;
  /** True when the identity provider's answer was not accepted. */
  refused: boolean;
}

const refusal = new Error("The identity provider let you in, but Latchkey knows no one by that address. Ask an owner of your team to add you.");

/** Sign-in with a password or an identity provider; before the first set-up, where to find the way in. */
export function SignIn({ callbackUrl, refused }: Props) {
  const { data: setup } = useQuery(setupStateQuery);
  const provider = useProviderName();
  if (setup?.open) return <SetupWaits />;
  return (
    <Stack gap="lg">
      <AuthHeading title="Sign in">To manage your team's service accounts.</AuthHeading>
      {refused && <ErrorNotice error={refusal} />}
      <PasswordSignIn onSignedIn={() => window.location.assign(callbackUrl)} />
      {provider && (
        <>
          <Divider label="or" />
          <ProviderButton name={provider} callbackUrl={callbackUrl} />
        </>
      )}
    </Stack>
  );
}

function SetupWaits() {
  return (
    <Stack gap="md">
      <AuthHeading title="Waiting to be set up">Nobody can sign in yet.</AuthHeading>
      <Text size="sm">The server printed a one-time link when it started. Open it to create the first person and the first team. It looks like this:</Text>
      <Code block>{`Set it up with this one-time link:\n\n  …/setup#…`}</Code>
      <Text size="sm" c="dimmed">
        It&apos;s printed again each time the server starts, until the set-up is done.
      </Text>
    </Stack>
  );
}
