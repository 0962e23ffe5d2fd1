"use client";

import { Button, Group, Loader } from "@mantine/core";
import { IconUsersGroup } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { viewerQuery } from "../_graphql/viewer";
import { SignOutButton } from "../_session/sign-out-button";
import { ErrorNotice } from "../_components/notices/error-notice";
import { FullPage } from "../_components/page/full-page";
import { lastTeam } from "./last-team";
import { Message } from "../_components/notices/message";
import { PageLink } from "../_components/page/page-link";

/** Leads to the team that the viewer was in last. */
export function FirstTeam() {
  const router = useRouter();
  const { data: viewer, error, refetch } = useQuery(viewerQuery);
  const slug = viewer && lastTeam(viewer.memberships)?.team.slug;
  useEffect(() => {
    if (slug) router.replace(`/${slug}`);
  }, [router, slug]);
  return (
    <FullPage>
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!error && (!viewer || slug) && <Loader size="sm" aria-label="Loading" />}
      {viewer && !slug && (
        <Message icon={IconUsersGroup} title="You are in no team" level={1} action={<Ways />}>
          Ask somebody of a team to invite {viewer.email}, or create a team of your own.
        </Message>
      )}
    </FullPage>
  );
}

function Ways() {
  return (
    <Group justify="center" gap="sm">
      <Button component={PageLink} href="/new">
        Create a team
      </Button>
      <SignOutButton />
    </Group>
  );
}
