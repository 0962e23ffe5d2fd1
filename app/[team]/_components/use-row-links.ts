import { type FetchQueryOptions, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTeam } from "../../_teams/team-context";

/**
 * How the rows of a list lead to their pages.
 * @param below the list's path below the team's
 * @param queryOf what the page of one asks for, which is fetched when its row is pointed at
 * @returns `hrefOf` for the link in a row, `open` for the `DataTable`
 */
export function useRowLinks<Data, Key extends readonly unknown[]>(below: string, queryOf: (id: string) => FetchQueryOptions<Data, Error, Data, Key>) {
  const { path } = useTeam();
  const router = useRouter();
  const queryClient = useQueryClient();
  const hrefOf = ({ id }: { id: string }) => path(`${below}/${id}`);
  return {
    hrefOf,
    open: {
      onOpen: (row: { id: string }) => router.push(hrefOf(row)),
      onHover: ({ id }: { id: string }) => void queryClient.prefetchQuery(queryOf(id)),
    },
  };
}
