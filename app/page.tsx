import { FirstTeam } from "./_root/first-team";

export default function StartPage() {
  return <FirstTeam />;
}
