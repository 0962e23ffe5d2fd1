import type { Metadata } from "next";
import { AnyTeamFrame } from "../../[team]/_frame/any-team-frame";
import { SigningKeys } from "./_components/signing-keys";

export const metadata: Metadata = { title: "Signing keys" };

export default function SigningKeysPage() {
  return (
    <AnyTeamFrame>
      <SigningKeys />
    </AnyTeamFrame>
  );
}
