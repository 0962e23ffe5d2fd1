"use client";

import { Anchor, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { ErrorNotice } from "../../_components/notices/error-notice";
import { Fact, Facts } from "../../_components/page/facts";
import { PageHeader } from "../../_components/page/page-header";
import { PageLink } from "../../_components/page/page-link";
import { Section } from "../../_components/page/section";
import { viewerQuery } from "../../_graphql/viewer";
import { ownAccountQuery } from "../account-api";
import { ChangePassword } from "./change-password";
import { NoPassword } from "./no-password";
import { OwnTeams } from "./own-teams";
import { SessionList } from "./session-list";
import { SignOutEverywhere } from "./sign-out-everywhere";

/** A person's own page: who they are, their password, and where they are signed in. */
export function Account() {
  const { data: viewer } = useQuery(viewerQuery);
  const { data, error, refetch } = useQuery(ownAccountQuery);
  return (
    <>
      <PageHeader title="Your account" lead="Your password, and where you are signed in. It is yours alone, whatever team you are in." />
      {viewer && (
        <Section title="You" width={640}>
          <Facts>
            <Fact label="Name">{viewer.name}</Fact>
            <Fact label="E-mail">{viewer.email}</Fact>
          </Facts>
        </Section>
      )}
      {viewer && (
        <Section
          title="Your teams"
          width={640}
          more={
            <Anchor component={PageLink} href="/new" size="sm">
              Create a team
            </Anchor>
          }
        >
          <OwnTeams teams={viewer.memberships.map(({ team }) => team)} />
        </Section>
      )}
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && (
        <div role="status" aria-busy aria-label="Loading">
          <Skeleton height={20} width={120} />
          <Skeleton height={176} maw={640} mt="md" />
        </div>
      )}
      {data && (
        <>
          <Section title="Password" width={640}>
            {data.hasPassword ? <ChangePassword /> : <NoPassword />}
          </Section>
          <Section title="Where you are signed in" lead="A session ends 12 hours after its sign-in." width={640}>
            <SessionList sessions={data.sessions} />
          </Section>
          <Section title="Lost a device?" width={640}>
            <SignOutEverywhere count={data.sessions.length} hasPassword={data.hasPassword} />
          </Section>
        </>
      )}
    </>
  );
}
