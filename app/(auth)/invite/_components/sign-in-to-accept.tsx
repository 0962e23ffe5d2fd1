import { Divider, Stack, Text } from "@mantine/core";
import { PasswordSignIn } from "../../../_session/password-sign-in";
import { useProviderName } from "../../../_session/use-provider-name";
import { ProviderButton } from "../../_components/provider-button";

interface Props {
  email: string;
  onSignedIn: () => Promise<void>;
}

/** Whoever is invited and known already signs in, and comes back to the invitation. */
export function SignInToAccept({ email, onSignedIn }: Props) {
  const provider = useProviderName();
  return (
    <Stack>
      <Text size="sm">You have an account already. Sign in, and accept then.</Text>
      <PasswordSignIn email={email} onSignedIn={onSignedIn} />
      {provider && (
        <>
          <Divider label="or" />
          <ProviderButton name={provider} callbackUrl="/invite" />
        </>
      )}
    </Stack>
  );
}
