import { Button } from "@mantine/core";
import { IconMailPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ListBody } from "../../../_components/lists/list-body";
import { Message } from "../../../_components/notices/message";
import { PageLink } from "../../../_components/page/page-link";
import { useListState } from "../../../_components/lists/use-list-state";
import { MissingPermission } from "../../_components/permissions/missing-permission";
import { useTeam } from "../../../_teams/team-context";
import { type Invitation, invitationsQuery } from "../queries";
import { type Invited, InvitedDialog } from "./invited-dialog";
import { InvitationTable } from "./invitation-table";
import { ResendInvitation } from "./resend-invitation";
import { RevokeInvitation } from "./revoke-invitation";

/** The invitations that nobody has accepted yet. */
export function InvitationList() {
  const { can, path, team } = useTeam();
  const { page, move } = useListState();
  const query = useQuery(invitationsQuery({ teamId: team.id, ...page }));
  const [resending, setResending] = useState<Invitation>();
  const [revoking, setRevoking] = useState<Invitation>();
  const [sent, setSent] = useState<Invited>();
  const mayInvite = can("member:invite");
  const empty = (
    <Message
      icon={IconMailPlus}
      title="No open invitations"
      action={
        mayInvite && (
          <Button component={PageLink} href={path("/members/invite")}>
            Invite a member
          </Button>
        )
      }
    >
      Whoever you invite appears here until they accept.
      {!mayInvite && <MissingPermission permission="member:invite" />}
    </Message>
  );
  return (
    <>
      <ListBody query={query} noun={["invitation", "invitations"]} empty={empty} onMove={move}>
        {(rows, stale) => (
          <InvitationTable rows={rows} stale={stale} onResend={mayInvite ? setResending : undefined} onRevoke={mayInvite ? setRevoking : undefined} />
        )}
      </ListBody>
      {!mayInvite && query.data && query.data.totalCount > 0 && <MissingPermission permission="member:invite" />}
      <ResendInvitation
        invitation={resending}
        onClose={() => setResending(undefined)}
        onSent={(invited) => {
          setResending(undefined);
          setSent(invited);
        }}
      />
      <RevokeInvitation invitation={revoking} onClose={() => setRevoking(undefined)} />
      <InvitedDialog invited={sent} onClose={() => setSent(undefined)} />
    </>
  );
}
