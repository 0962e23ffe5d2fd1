import { FirstTeam } from "./_teams/first-team";

export default function StartPage() {
  return <FirstTeam />;
}
