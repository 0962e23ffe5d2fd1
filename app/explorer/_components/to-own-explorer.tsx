"use client";

import { Loader } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { FirstTeam } from "../../_teams/first-team";
import { FullPage } from "../../_components/page/full-page";
import { lastTeam } from "../../_teams/last-team";
import { viewerQuery } from "../../_graphql/viewer";

/** Leads to the explorer in the team that a link names, if the viewer is in it, else in the one that they were in last; what was shared goes along. */
export function ToOwnExplorer() {
  const router = useRouter();
  const { data: viewer } = useQuery(viewerQuery);
  useEffect(() => {
    const wanted = new URLSearchParams(window.location.hash.slice(1)).get("team");
    const membership = viewer?.memberships.find(({ team }) => team.slug === wanted) ?? lastTeam(viewer?.memberships ?? []);
    if (membership) router.replace(`/${membership.team.slug}/explorer${window.location.hash}`);
  }, [router, viewer]);
  // Without a team there is nowhere to lead to, and the start page says what to do.
  if (viewer?.memberships.length === 0) return <FirstTeam />;
  return (
    <FullPage>
      <Loader size="sm" aria-label="Loading" />
    </FullPage>
  );
}
