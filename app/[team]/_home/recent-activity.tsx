import { Anchor } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { PageLink } from "../../_components/page/page-link";
import { useRouter } from "next/navigation";
import type { Column } from "../../_components/lists/data-table/column";
import { DataTable } from "../../_components/lists/data-table/data-table";
import { ErrorNotice } from "../../_components/notices/error-notice";
import { RelativeTime } from "../../_components/texts/relative-time";
import { Section } from "../../_components/page/section";
import { EventSentence } from "../_components/audit-events/event-sentence";
import { type AuditEvent, auditEventsQuery } from "../activity/queries";
import { useTeam } from "../../_teams/team-context";

const shown = 8;

/** The latest of what happened in the team, leading to all of it. */
export function RecentActivity() {
  const { team, path } = useTeam();
  const router = useRouter();
  const { data, error, refetch } = useQuery(auditEventsQuery({ teamId: team.id, first: shown }));
  const open = (event: AuditEvent) => router.push(path(`/activity?event=${event.id}`));
  const columns: Column<AuditEvent>[] = [
    { id: "what", header: "What happened", cell: (event) => <EventSentence event={event} onOpen={open} /> },
    { id: "at", header: "When", width: 152, cell: (event) => <RelativeTime at={event.at} /> },
  ];
  return (
    <Section
      title="Recent activity"
      more={
        <Anchor component={PageLink} href={path("/activity")} size="sm">
          See all activity
        </Anchor>
      }
    >
      {error && !data ? (
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      ) : (
        <DataTable label="Recent activity" columns={columns} rows={data?.nodes} onOpen={open} />
      )}
    </Section>
  );
}
