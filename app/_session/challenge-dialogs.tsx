"use client";

import { useEffect, useSyncExternalStore } from "react";
import { later } from "../_components/later";
import { currentChallenge, onChallengeChange, settleChallenge } from "../_graphql/challenge";

const Challenges = later(() => import("./challenges"));

/** Asks a person to prove who they are, over whatever page they are on. */
export function ChallengeDialogs() {
  const challenge = useSyncExternalStore(onChallengeChange, currentChallenge, () => undefined);
  useEffect(() => {
    // Without the dialog nobody could answer: the request fails with what the API said.
    if (challenge) Challenges.fetch().catch(() => settleChallenge(false));
  }, [challenge]);
  return <Challenges challenge={challenge} />;
}
