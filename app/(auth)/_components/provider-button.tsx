import { Button, Stack } from "@mantine/core";
import { useState } from "react";
import { ErrorNotice } from "../../_components/notices/error-notice";
import { providerAddress } from "../../_session/sign-in";

interface Props {
  name: string;
  callbackUrl: string;
}

/** The way in by the identity provider of the installation. */
export function ProviderButton({ name, callbackUrl }: Props) {
  const [running, setRunning] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);

  async function go(): Promise<void> {
    setRunning(true);
    setProblem(null);
    try {
      window.location.assign(await providerAddress(callbackUrl));
    } catch (error) {
      setProblem(error);
      setRunning(false);
    }
  }

  return (
    <Stack>
      {problem !== null && <ErrorNotice error={problem} />}
      <Button variant="default" fullWidth loading={running} onClick={() => void go()}>
        Sign in with {name}
      </Button>
    </Stack>
  );
}
