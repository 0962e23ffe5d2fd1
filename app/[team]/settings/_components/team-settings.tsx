"use client";

import { PageHeader } from "../../../_components/page/page-header";
import { PageHelp } from "../../../_components/page/page-help";
import { CopyableId } from "../../../_components/copy/copyable-id";
import { Fact, Facts } from "../../../_components/page/facts";
import { Section } from "../../../_components/page/section";
import { MissingPermission } from "../../_components/permissions/missing-permission";
import { headings } from "../../_components/headings";
import { useTeam } from "../../../_teams/team-context";
import { updateTeamDocument } from "../mutations";
import { AuditTrailSection } from "./audit-trail";
import { LeaveTeam } from "../../../_teams/leave-team";
import { RenameTeam } from "./rename-team";
import { TokenAlgorithmSection } from "./token-algorithm";
import { TokenPolicySection } from "./token-policy";
import { WarningsSection } from "./warnings";

/** What concerns the team as a whole. */
export function TeamSettings() {
  const { can, team } = useTeam();
  return (
    <>
      <PageHeader
        {...headings["/settings"]}
        help={
          <PageHelp document={updateTeamDocument} variables={{ id: team.id, name: team.name }}>
            A team owns its service accounts, products, roles and groups; nobody outside of it sees them. Its name can be changed, its address can&apos;t: links
            to its pages go on working.
          </PageHelp>
        }
      />
      <Section title="Details" width={640}>
        <Facts>
          <Fact label="Address">
            <code>/{team.slug}</code>
          </Fact>
          <Fact label="Id">
            <CopyableId value={team.id} what="team id" />
          </Fact>
        </Facts>
      </Section>
      <Section title="Edit" width={640}>
        {can("team:update") ? <RenameTeam team={team} /> : <MissingPermission permission="team:update" />}
      </Section>
      <Section title="API tokens" width={640} lead="What the team demands of tokens when they are made or reset. Those that exist stay as they are.">
        <TokenPolicySection />
      </Section>
      <TokenAlgorithmSection />
      <WarningsSection />
      <AuditTrailSection />
      <Section title="Danger zone" width={640}>
        <LeaveTeam team={team} />
      </Section>
    </>
  );
}
