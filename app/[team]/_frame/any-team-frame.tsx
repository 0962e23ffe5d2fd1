"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ErrorNotice } from "../../_components/notices/error-notice";
import { FullPage } from "../../_components/page/full-page";
import { lastTeam } from "../../_teams/last-team";
import { viewerQuery } from "../../_graphql/viewer";
import { ShellSkeleton } from "./shell/shell-skeleton";
import classes from "./shell/shell.module.css";
import { TeamFrame } from "./team-frame";

/** The frame of a page that belongs to no team: that of the team which the viewer was in last; none for those who are in no team. */
export function AnyTeamFrame({ children }: { children: ReactNode }) {
  const { data: viewer, error, refetch } = useQuery(viewerQuery);
  if (!viewer && !error) return <ShellSkeleton />;
  if (!viewer)
    return (
      <FullPage>
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      </FullPage>
    );
  const membership = lastTeam(viewer.memberships);
  if (membership) return <TeamFrame slug={membership.team.slug}>{children}</TeamFrame>;
  return <main className={classes.main}>{children}</main>;
}
