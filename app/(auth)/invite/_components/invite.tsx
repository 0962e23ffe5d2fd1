"use client";

import { Button, Skeleton, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { ErrorNotice } from "../../../_components/notices/error-notice";
import { currentViewer } from "../../../_graphql/viewer";
import { AuthHeading } from "../../_components/auth-heading";
import { AcceptInvitation } from "./accept-invitation";
import { describeInvitation, InvalidInvitation, type InvitationDescription } from "./invitation-api";
import { JoinAsNewPerson } from "./join-as-new-person";
import { SignInToAccept } from "./sign-in-to-accept";
import { useInvitationToken } from "./use-invitation-token";
import { WrongPerson } from "./wrong-person";

/** Where an invitation's link leads: whoever it is for joins the team. */
export function Invite() {
  const token = useInvitationToken();
  const known = Boolean(token);
  const invitation = useQuery({ queryKey: ["invitation", token], queryFn: () => describeInvitation(token ?? ""), enabled: known, retry: false });
  const viewer = useQuery({ queryKey: ["invitation-viewer"], queryFn: currentViewer, enabled: known });
  const error = invitation.error ?? viewer.error;
  if (token === "") return <NoToken />;
  if (invitation.error instanceof InvalidInvitation) return <NotValid why={invitation.error.message} />;
  if (error && !(invitation.data && viewer.data !== undefined)) {
    const again = () => {
      void invitation.refetch();
      void viewer.refetch();
    };
    return (
      <Stack gap="lg">
        <AuthHeading title="Invitation" />
        <ErrorNotice error={error} onRetry={again} />
      </Stack>
    );
  }
  if (!token || !invitation.data || viewer.data === undefined) return <Skeleton height={320} mt="lg" role="status" aria-label="Loading" />;
  const { email } = invitation.data;
  return (
    <Stack gap="lg">
      <AuthHeading title={`Join ${invitation.data.team.name}`}>
        <Inviter {...invitation.data} />
      </AuthHeading>
      {viewer.data === null ? (
        invitation.data.userExists ? (
          <SignInToAccept email={email} onSignedIn={async () => void (await viewer.refetch())} />
        ) : (
          <JoinAsNewPerson token={token} email={email} />
        )
      ) : isSame(viewer.data.email, email) ? (
        <AcceptInvitation token={token} team={invitation.data.team.name} viewer={viewer.data} />
      ) : (
        <WrongPerson viewer={viewer.data} email={email} />
      )}
    </Stack>
  );
}

const isSame = (one: string | null, other: string) => one?.toLowerCase() === other.toLowerCase();

function Inviter({ invitedBy, email }: InvitationDescription) {
  return (
    <>
      {invitedBy ?? "Somebody who has left"} invites <strong>{email}</strong> to this team on Latchkey.
    </>
  );
}

function NotValid({ why }: { why: string }) {
  return (
    <Stack gap="lg">
      <AuthHeading title="This invitation doesn't work any more">{why}</AuthHeading>
      <Button component="a" href="/" fullWidth>
        Go to Latchkey
      </Button>
    </Stack>
  );
}

function NoToken() {
  return (
    <Stack gap="md">
      <AuthHeading title="The link is not complete">Open the whole link that you were given, with everything after the #.</AuthHeading>
      <Text size="sm" c="dimmed">
        If it came by mail, your mail program may have cut it: copy it as a whole into the address bar.
      </Text>
    </Stack>
  );
}
