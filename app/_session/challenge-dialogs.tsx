"use client";

import { useSyncExternalStore } from "react";
import { currentChallenge, onChallengeChange, settleChallenge } from "../_graphql/challenge";
import { PasswordDialog } from "./password-dialog";
import { SessionEndedDialog } from "./session-ended-dialog";

/** The dialogs in which a person proves who they are, over whatever page they are on. */
export function ChallengeDialogs() {
  const challenge = useSyncExternalStore(onChallengeChange, currentChallenge, () => undefined);
  const close = { onPassed: () => settleChallenge(true), onDismiss: () => settleChallenge(false) };
  if (challenge === "sign-in") return <SessionEndedDialog {...close} />;
  if (challenge === "password") return <PasswordDialog {...close} />;
  return null;
}
