"use client";

import { Button, Skeleton, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { PageLink } from "../../_components/page/page-link";
import { ErrorNotice } from "../../_components/notices/error-notice";
import { AuthHeading } from "./auth-heading";
import { SetupForm } from "./setup-form";
import { setupStateQuery } from "./setup-state";
import { useSetupToken } from "./use-setup-token";

/** First-run set-up, by the link that the server printed. */
export function Setup() {
  const token = useSetupToken();
  const { data: state, error, refetch } = useQuery(setupStateQuery);
  // What is known already stays on the page, with what was typed into it.
  if (error && !state) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!state || token === undefined) return <Skeleton height={320} mt="lg" aria-label="Loading" />;
  if (!state.open) return <AlreadyDone />;
  if (!token) return <NoToken />;
  return (
    <Stack gap="lg">
      <AuthHeading title="Set up Latchkey">You become the owner of the first team. You can add others later.</AuthHeading>
      <SetupForm token={token} />
    </Stack>
  );
}

function AlreadyDone() {
  return (
    <Stack gap="lg">
      <AuthHeading title="This link has been used">Latchkey has been set up already, so the link does nothing any more.</AuthHeading>
      <Button component={PageLink} href="/sign-in" fullWidth>
        Sign in
      </Button>
    </Stack>
  );
}

function NoToken() {
  return (
    <Stack gap="md">
      <AuthHeading title="The link is not complete">Open the whole link that the server printed when it started, with everything after the #.</AuthHeading>
      <Text size="sm" c="dimmed">
        If you reloaded this page, open the link once more: it isn&apos;t kept in the address bar.
      </Text>
    </Stack>
  );
}
