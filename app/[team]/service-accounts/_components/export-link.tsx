import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useTeam } from "../../../_teams/team-context";
import type { ServiceAccountsVariables } from "../queries";

/** Downloads all accounts that the filters let through, not only those of the page. */
export function ExportLink({ filter }: { filter: ServiceAccountsVariables["filter"] }) {
  const { team } = useTeam();
  const query = new URLSearchParams({ team: team.id });
  const { search, enabled, productId, neverUsed, unusedSince, createdById } = filter ?? {};
  for (const [name, value] of Object.entries({ search, enabled, product: productId, neverUsed, unusedSince, createdBy: createdById })) {
    if (value !== undefined && value !== null) query.set(name, String(value));
  }
  return (
    <Button variant="default" component="a" href={`/api/export/service-accounts.csv?${query}`} download leftSection={<IconDownload size={16} aria-hidden />}>
      Export CSV
    </Button>
  );
}
