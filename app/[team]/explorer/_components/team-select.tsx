import { Select } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useTeam } from "../../../_teams/team-context";

/** Chooses the team that `$teamId` stands for; there is nothing to choose for those who are in one team. */
export function TeamSelect() {
  const router = useRouter();
  const { team, viewer } = useTeam();
  if (viewer.memberships.length < 2) return null;
  return (
    <Select
      aria-label="Team"
      w={200}
      data={viewer.memberships.map(({ team: { slug, name } }) => ({ value: slug, label: name }))}
      value={team.slug}
      allowDeselect={false}
      onChange={(slug) => slug && router.push(`/${slug}/explorer`)}
    />
  );
}
