"use client";

import { Button } from "@mantine/core";
import { IconUsersGroup } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useMemo } from "react";
import { ErrorNotice } from "../../_components/notices/error-notice";
import { FullPage } from "../../_components/page/full-page";
import { rememberTeam } from "../../_teams/last-team";
import { Message } from "../../_components/notices/message";
import { viewerQuery } from "../../_graphql/viewer";
import { Shell } from "./shell/shell";
import { ShellSkeleton } from "./shell/shell-skeleton";
import { type TeamContext, TeamProvider } from "../../_teams/team-context";

interface Props {
  slug: string;
  children: ReactNode;
}

/** Puts a team's pages into the shell, once it is known who looks at them. */
export function TeamFrame({ slug, children }: Props) {
  const { data: viewer, error, refetch } = useQuery(viewerQuery);
  const context = useMemo((): TeamContext | undefined => {
    const membership = viewer?.memberships.find(({ team }) => team.slug === slug);
    if (!viewer || !membership) return undefined;
    const permissions = new Set(membership.permissions);
    return { viewer, team: membership.team, can: (permission) => permissions.has(permission), path: (below = "") => `/${slug}${below}` };
  }, [viewer, slug]);
  const known = context !== undefined;
  useEffect(() => {
    if (known) rememberTeam(slug);
  }, [known, slug]);

  if (context) {
    return (
      <TeamProvider value={context}>
        <Shell>{children}</Shell>
      </TeamProvider>
    );
  }
  if (!viewer && !error) return <ShellSkeleton />;
  return (
    <FullPage>
      {error ? (
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      ) : (
        <Message
          icon={IconUsersGroup}
          title="There is no such team"
          level={1}
          action={
            <Button component="a" href="/">
              Go to your team
            </Button>
          }
        >
          The address may be mistyped, or you are not in this team. Its owner can add you.
        </Message>
      )}
    </FullPage>
  );
}
