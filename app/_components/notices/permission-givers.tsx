import { useQueries } from "@tanstack/react-query";
import { permissionGiversQuery } from "./permission-givers-query";
import { useTeamIfAny } from "../../_teams/team-context";

interface Props {
  /** `resource:verb`, of Latchkey's own API or of a product; several where it takes all of them. */
  permission: string | readonly string[];
  /** Who is to get it. */
  whom?: "you" | "them";
}

const or = new Intl.ListFormat("en", { type: "disjunction" });

/** How many permissions are asked about, each by a request of its own. */
const most = 5;

/** A sentence on who could give the permission; while that isn't known, on whom to ask. */
export function PermissionGivers({ permission, whom = "you" }: Props) {
  const context = useTeamIfAny();
  const permissions = typeof permission === "string" ? [permission] : permission;
  const asked = context && permissions.length <= most ? permissions.map((name) => permissionGiversQuery(context.team.id, name)) : [];
  const answers = useQueries({ queries: asked }).map(({ data }) => data);
  const it = permissions.length === 1 ? "it" : "them";
  const known = answers.length > 0 && answers.every((names) => names !== undefined);
  const names = known ? inAll(answers).filter((name) => whom !== "you" || name !== context?.viewer.name) : [];
  if (names.length > 0) return `${or.format(names)} can give ${whom} a role that has ${it}.`;
  if (known && answers.length === 1) return "Nobody in the team can give it at the moment.";
  return `An owner of the team can give ${whom} a role that has ${it}.`;
}

const inAll = ([first = [], ...others]: string[][]): string[] => first.filter((name) => others.every((names) => names.includes(name)));
