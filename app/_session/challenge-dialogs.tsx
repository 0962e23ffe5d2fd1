"use client";

import { useSyncExternalStore } from "react";
import { currentChallenge, onChallengeChange, settleChallenge } from "../_graphql/challenge";
import { PasswordDialog } from "./password-dialog";
import { SessionEndedDialog } from "./session-ended-dialog";

/** The dialogs in which a person proves who they are, over whatever page they are on. They stay mounted, so that the focus goes back to where it was. */
export function ChallengeDialogs() {
  const challenge = useSyncExternalStore(onChallengeChange, currentChallenge, () => undefined);
  const close = { onPassed: () => settleChallenge(true), onDismiss: () => settleChallenge(false) };
  return (
    <>
      <SessionEndedDialog opened={challenge === "sign-in"} {...close} />
      <PasswordDialog opened={challenge === "password"} {...close} />
    </>
  );
}
