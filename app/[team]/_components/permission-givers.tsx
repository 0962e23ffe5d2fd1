import { useQuery } from "@tanstack/react-query";
import { permissionGiversQuery } from "./permission-givers-query";
import { useTeam } from "./team-context";

interface Props {
  /** `resource:verb`, of Latchkey's own API or of a product. */
  permission: string;
  /** Who is to get it. */
  whom?: "you" | "them";
}

const and = new Intl.ListFormat("en", { type: "disjunction" });

/** A sentence on who could give the permission; while that isn't known, on whom to ask. */
export function PermissionGivers({ permission, whom = "you" }: Props) {
  const { team, viewer } = useTeam();
  const { data } = useQuery(permissionGiversQuery(team.id, permission));
  const names = whom === "you" ? data?.filter((name) => name !== viewer.name) : data;
  if (names === undefined) return `An owner of the team can give ${whom} a role that has it.`;
  if (names.length === 0) return `Nobody in the team can give it at the moment.`;
  return `${and.format(names)} can give ${whom} a role that has it.`;
}
