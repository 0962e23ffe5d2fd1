import { type Challenge, settleChallenge } from "../_graphql/challenge";
import { PasswordDialog } from "./password-dialog";
import { SessionEndedDialog } from "./session-ended-dialog";

/** The dialogs in which a person proves who they are. They stay mounted, so that the focus goes back to where it was. */
export default function Challenges({ challenge }: { challenge: Challenge | undefined }) {
  const close = { onPassed: () => settleChallenge(true), onDismiss: () => settleChallenge(false) };
  return (
    <>
      <SessionEndedDialog opened={challenge === "sign-in"} {...close} />
      <PasswordDialog opened={challenge === "password"} {...close} />
    </>
  );
}
