import { useQuery } from "@tanstack/react-query";
import { RelativeTime } from "../../../_components/relative-time";
import { useTeam } from "../../_components/team-context";
import { lastTokenQuery } from "../queries";

/** When the account last got an access token, for those who may see that. */
export function LastToken({ accountId }: { accountId: string }) {
  const { can, team } = useTeam();
  const { data, isPending, isError } = useQuery({ ...lastTokenQuery(team.id, accountId), enabled: can("audit:read") });
  if (!can("audit:read")) {
    return (
      <>
        To see this you need <code>audit:read</code>
      </>
    );
  }
  if (isPending) return "…";
  if (isError) return "Can't be shown at the moment";
  if (!data) return "Never";
  return (
    <>
      <RelativeTime at={data.at} />
      {data.address && ` from ${data.address}`}
    </>
  );
}
