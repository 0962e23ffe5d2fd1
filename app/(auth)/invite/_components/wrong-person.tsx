import { Button, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { signOut } from "../../../_session/sign-out";

interface Props {
  viewer: { name: string; email: string | null };
  /** Whom the invitation is for. */
  email: string;
}

/** Somebody else is signed in than was invited: they sign out, and go on as the other. */
export function WrongPerson({ viewer, email }: Props) {
  const [running, setRunning] = useState(false);

  async function leave(): Promise<void> {
    setRunning(true);
    await signOut("/invite");
    setRunning(false);
  }

  return (
    <Stack>
      <Text size="sm">
        You are signed in as <strong>{viewer.name}</strong> ({viewer.email}), and this invitation is for <strong>{email}</strong>.
      </Text>
      <Button fullWidth loading={running} onClick={() => void leave()}>
        Sign out and continue
      </Button>
      <Button variant="default" fullWidth component="a" href="/">
        Stay signed in as {viewer.name}
      </Button>
    </Stack>
  );
}
