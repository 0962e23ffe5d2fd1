import type { Metadata } from "next";
import { AnyTeamFrame } from "../[team]/_frame/any-team-frame";
import { Account } from "./_components/account";

export const metadata: Metadata = { title: "Your account" };

export default function AccountPage() {
  return (
    <AnyTeamFrame>
      <Account />
    </AnyTeamFrame>
  );
}
