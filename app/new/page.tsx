import type { Metadata } from "next";
import { AnyTeamFrame } from "../[team]/_frame/any-team-frame";
import { CreateTeam } from "./_components/create-team";

export const metadata: Metadata = { title: "Create a team" };

export default function NewTeamPage() {
  return (
    <AnyTeamFrame>
      <CreateTeam />
    </AnyTeamFrame>
  );
}
