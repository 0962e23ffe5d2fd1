"use client";

import { Button, Tabs } from "@mantine/core";
import { IconUserPlus } from "@tabler/icons-react";
import { PageHeader } from "../../../_components/page/page-header";
import { PageHelp } from "../../../_components/page/page-help";
import { PageLink } from "../../../_components/page/page-link";
import { TabList } from "../../../_components/page/tab-list";
import { useTab } from "../../../_components/page/use-tab";
import { headings } from "../../_components/headings";
import { useTeam } from "../../../_teams/team-context";
import { invitationsDocument, membersDocument } from "../queries";
import { InvitationList } from "./invitation-list";
import { MemberList } from "./member-list";

/** The people of the team, and those who have been asked to join it. */
export function Members() {
  const { can, path, team } = useTeam();
  const tab = useTab(["people", "invitations"]);
  return (
    <>
      <PageHeader
        {...headings["/members"]}
        help={
          tab.value === "invitations" ? (
            <PageHelp document={invitationsDocument} variables={{ teamId: team.id }}>
              Who has been asked to join and hasn&apos;t accepted yet. A link works once and for 7 days; sending the invitation again makes a new one and ends
              the old one.
            </PageHelp>
          ) : (
            <PageHelp document={membersDocument} variables={{ teamId: team.id }}>
              A member is a person in this team, with roles and groups. Who is removed can do nothing in the team any more, at once; its service accounts go on
              working, those that they created included. At least one owner always remains.
            </PageHelp>
          )
        }
        actions={
          can("member:invite") && (
            <Button component={PageLink} href={path("/members/invite")} leftSection={<IconUserPlus size={16} aria-hidden />}>
              Invite a member
            </Button>
          )
        }
      />
      <Tabs {...tab}>
        <TabList value={tab.value}>
          <Tabs.Tab value="people">People</Tabs.Tab>
          <Tabs.Tab value="invitations">Invitations</Tabs.Tab>
        </TabList>
        <Tabs.Panel value="people">
          <MemberList />
        </Tabs.Panel>
        <Tabs.Panel value="invitations">
          <InvitationList />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
