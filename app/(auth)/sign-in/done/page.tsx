import type { Metadata } from "next";
import { AuthHeading } from "../../_components/auth-heading";

export const metadata: Metadata = { title: "Signed in" };

/** Where a sign-in in a new tab ends. */
export default function SignedInPage() {
  return <AuthHeading title="You are signed in">Close this tab, and continue in the one that you came from.</AuthHeading>;
}
