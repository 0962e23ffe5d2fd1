import { Button } from "@mantine/core";
import { IconListSearch } from "@tabler/icons-react";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ErrorNotice } from "../notices/error-notice";
import { Message } from "../notices/message";
import { firstPage, type PagePlace } from "./page-arguments";
import { Pager, type PageInfo } from "./pager";

interface Page<Row> {
  nodes: Row[];
  pageInfo: PageInfo;
  totalCount: number;
}

interface Props<Row> {
  query: UseQueryResult<Page<Row> | null>;
  /** What is counted: one of it, and several. */
  noun: [string, string];
  /** Where no more than so many are counted. */
  mostCounted?: number;
  /** In place of a list that has nothing. */
  empty: ReactNode;
  onMove: (place: PagePlace) => void;
  /** Draws the rows: undefined while they load, stale while they are those of an earlier question. */
  children: (rows: Row[] | undefined, stale: boolean) => ReactNode;
}

/** What is below the filters of a list: its rows and the way to more, or why there are none. */
export function ListBody<Row>({ query, noun, mostCounted, empty, onMove, children }: Props<Row>) {
  const { data, error, isPlaceholderData: stale, refetch } = query;
  if (error && (!data || stale)) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data?.totalCount === 0 && !stale) return empty;
  if (data?.nodes.length === 0 && !stale) return <GonePage onMove={onMove} />;
  return (
    <>
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {children(data?.nodes, stale)}
      {data && <Pager pageInfo={data.pageInfo} totalCount={data.totalCount} mostCounted={mostCounted} noun={noun} onMove={onMove} stale={stale} />}
    </>
  );
}

/** In place of a page whose rows are gone, while others have some. */
function GonePage({ onMove }: { onMove: (place: PagePlace) => void }) {
  const toFirst = (
    <Button variant="default" onClick={() => onMove(firstPage)}>
      To the first page
    </Button>
  );
  return (
    <Message icon={IconListSearch} title="Nothing is left on this page" action={toFirst}>
      What it showed is gone. The pages before it still have something.
    </Message>
  );
}
