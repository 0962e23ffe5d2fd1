import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { ErrorNotice } from "../../../_components/notices/error-notice";
import { Section } from "../../../_components/page/section";
import { MissingPermission } from "../../_components/permissions/missing-permission";
import { useTeam } from "../../../_teams/team-context";
import { accountGroupsQuery } from "../../groups/memberships";
import { HolderGroups } from "../../_components/memberships/holder-groups";

interface Props {
  account: { id: string; name: string; product: { id: string; name: string } };
}

/** The groups of a service account, and which of their roles count for it. */
export function AccountGroups({ account }: Props) {
  const { can } = useTeam();
  const mayRead = can("group:read");
  const { data, error, refetch } = useQuery({ ...accountGroupsQuery(account.id), enabled: mayRead });
  return (
    <Section
      title="Groups"
      width={800}
      lead={`A group may hold roles of several products. Those for ${account.product.name} count for this account; the others don't.`}
    >
      {!mayRead && <MissingPermission permission="group:read" />}
      {error && !data && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {mayRead && !error && !data && <Skeleton height={160} role="status" aria-label="Loading" />}
      {data && <HolderGroups holder={account} memberships={data} />}
    </Section>
  );
}
