"use client";

import { Button } from "@mantine/core";
import { signOut } from "./sign-out";

/** Ends the session, where there is no account menu. */
export function SignOutButton() {
  return (
    <Button variant="default" onClick={() => void signOut()}>
      Sign out
    </Button>
  );
}
