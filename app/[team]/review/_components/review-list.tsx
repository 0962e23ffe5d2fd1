import { Button } from "@mantine/core";
import type { Icon } from "@tabler/icons-react";
import type { UseQueryResult } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import type { Column, Sort } from "../../../_components/lists/data-table/column";
import { DataTable } from "../../../_components/lists/data-table/data-table";
import { useSelection } from "../../../_components/lists/data-table/selection";
import { ListBody } from "../../../_components/lists/list-body";
import type { PagePlace } from "../../../_components/lists/page-arguments";
import type { PageInfo } from "../../../_components/lists/pager";
import { SelectionBar } from "../../../_components/lists/selection-bar";

interface Act<Row> {
  /** As on its button. */
  verb: string;
  icon: Icon;
  /** False for a row of which nothing is left to do. */
  can?: (row: Row) => boolean;
  /** For one of them, and for all that are chosen. */
  run: (rows: Row[]) => void;
  running?: boolean;
}

interface Props<Row extends { id: string }> {
  label: string;
  noun: [string, string];
  query: UseQueryResult<{ nodes: Row[]; pageInfo: PageInfo; totalCount: number } | null>;
  /** What was asked; the choice of rows is for one page of one question. */
  variables: object;
  columns: Column<Row>[];
  nameOf: (row: Row) => string;
  hrefOf: (row: Row) => string;
  onMove: (place: PagePlace) => void;
  sort?: Sort;
  onSort?: (sort: Sort) => void;
  /** In place of a list that has nothing. */
  empty: ReactNode;
  /** What can be done at one click; left out for those who may not, and for what takes more than a click. */
  act?: Act<Row>;
  /** What else is to be done with a row. */
  menu?: (row: Row) => ReactNode;
}

/** Things to look through, each to be ended at one click, or several at once. */
export function ReviewList<Row extends { id: string }>(props: Props<Row>) {
  const { label, noun, query, variables, columns, nameOf, hrefOf, onMove, sort, onSort, empty, act, menu } = props;
  const router = useRouter();
  const rows = query.data?.nodes;
  const selection = useSelection(rows, JSON.stringify(variables));
  const chosen = (rows ?? []).filter(({ id }) => selection.ids.has(id));
  const ActIcon = act?.icon;
  const button = (row: Row) =>
    act && (act.can?.(row) ?? true) ? (
      <Button size="xs" variant="default" aria-label={`${act.verb} ${nameOf(row)}`} disabled={act.running} onClick={() => act.run([row])}>
        {act.verb}
      </Button>
    ) : null;
  return (
    <>
      <ListBody query={query} noun={noun} empty={empty} onMove={onMove}>
        {(shown, stale) => (
          <DataTable
            label={label}
            columns={columns}
            rows={shown}
            stale={stale}
            nameOf={nameOf}
            onOpen={(row) => router.push(hrefOf(row))}
            selection={act && selection}
            actions={menu ?? (act && button)}
            sort={sort}
            onSort={onSort}
          />
        )}
      </ListBody>
      {act && ActIcon && (
        <SelectionBar count={chosen.length} noun={noun} onClear={selection.clear}>
          <Button
            variant="default"
            leftSection={<ActIcon size={16} aria-hidden />}
            loading={act.running}
            onClick={() => {
              act.run(chosen.filter((row) => act.can?.(row) ?? true));
              selection.clear();
            }}
          >
            {act.verb}
          </Button>
        </SelectionBar>
      )}
    </>
  );
}
