import { FirstTeam } from "./_components/first-team";

export default function StartPage() {
  return <FirstTeam />;
}
