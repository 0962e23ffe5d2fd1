import { Button, Divider, Stack, Text } from "@mantine/core";
import { IconExternalLink } from "@tabler/icons-react";
import { useState } from "react";
import { ErrorNotice } from "../_components/notices/error-notice";
import { openProvider } from "./open-provider";

interface Props {
  provider: string;
  /** Looks whether the sign-in has happened. */
  onContinue: () => Promise<void>;
}

/** Sign-in with the identity provider in a new tab, so that the page and what was typed in it stay. */
export function ProviderAgain({ provider, onContinue }: Props) {
  const [running, setRunning] = useState<"open" | "continue">();
  const [problem, setProblem] = useState<unknown>(null);

  async function run(step: "open" | "continue", work: () => Promise<void>): Promise<void> {
    setRunning(step);
    setProblem(null);
    await work().catch(setProblem);
    setRunning(undefined);
  }

  return (
    <Stack gap="sm">
      <Divider label="or" />
      <Text size="sm">Sign in with {provider} in a new tab, close it, and continue here.</Text>
      {problem !== null && <ErrorNotice error={problem} />}
      <Stack gap="xs">
        <Button
          variant="default"
          fullWidth
          rightSection={<IconExternalLink size={16} aria-label="(opens a new tab)" role="img" />}
          loading={running === "open"}
          onClick={() => void run("open", openProvider)}
        >
          Sign in with {provider}
        </Button>
        <Button variant="default" fullWidth loading={running === "continue"} onClick={() => void run("continue", onContinue)}>
          Continue
        </Button>
      </Stack>
    </Stack>
  );
}
