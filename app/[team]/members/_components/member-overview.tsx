import { Anchor } from "@mantine/core";
import { CopyableId } from "../../../_components/copy/copyable-id";
import { Fact, Facts } from "../../../_components/page/facts";
import { PageLink } from "../../../_components/page/page-link";
import { RelativeTime } from "../../../_components/texts/relative-time";
import { Section } from "../../../_components/page/section";
import { LeaveTeam } from "../../../_teams/leave-team";
import { useTeam } from "../../../_teams/team-context";
import type { Member } from "../queries";
import { RemoveMember } from "./remove-member";

/** What is known about a member, and how they leave. */
export function MemberOverview({ member }: { member: Member }) {
  const { can, path, team } = useTeam();
  return (
    <>
      <Section title="Details" width={800}>
        <Facts>
          <Fact label="E-mail">
            <CopyableId value={member.email} what="e-mail" />
          </Fact>
          <Fact label="Joined">
            <RelativeTime at={member.joinedAt} />
          </Fact>
          <Fact label="Member id">
            <CopyableId value={member.id} what="member id" />
          </Fact>
          <Fact label="User id">
            <CopyableId value={member.userId} what="user id" />
          </Fact>
          {can("audit:read") && (
            <Fact label="What they did">
              <Anchor component={PageLink} href={path(`/activity?actor=${member.userId}`)} size="sm">
                In the team&apos;s activity
              </Anchor>
            </Fact>
          )}
        </Facts>
      </Section>
      <Section title="Danger zone" width={640}>
        {member.isYou ? <LeaveTeam team={team} /> : <RemoveMember member={member} />}
      </Section>
    </>
  );
}
