"use client";

import { createContext, useContext } from "react";
import type { Permission } from "@/lib/permissions/catalogue";
import type { Membership, Viewer } from "../_graphql/viewer";

/** The team that the page is about, and what the viewer may do there. */
export interface TeamContext {
  viewer: Viewer;
  team: Membership["team"];
  can: (permission: Permission) => boolean;
  /** The path of a page of the team. */
  path: (below?: string) => string;
}

const Context = createContext<TeamContext | null>(null);

export const TeamProvider = Context.Provider;

/** The team of the page; null outside of a team's pages. */
export const useTeamIfAny = (): TeamContext | null => useContext(Context);

/** The team of the page. @throws Error outside of a team's pages */
export function useTeam(): TeamContext {
  const team = useTeamIfAny();
  if (!team) throw new Error("not on a page of a team");
  return team;
}
