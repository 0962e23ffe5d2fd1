import type { Metadata } from "next";
import { AnyTeamFrame } from "../[team]/_components/any-team-frame";
import { Account } from "./_components/account";

export const metadata: Metadata = { title: "Your account" };

export default function AccountPage() {
  return (
    <AnyTeamFrame>
      <Account />
    </AnyTeamFrame>
  );
}
