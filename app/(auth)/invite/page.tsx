import type { Metadata } from "next";
import { Invite } from "./_components/invite";

export const metadata: Metadata = { title: "Invitation" };

export default function InvitePage() {
  return <Invite />;
}
