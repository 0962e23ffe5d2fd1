import { Skeleton, Table } from "@mantine/core";
import classes from "./data-table.module.css";

/** Rows of the height that the real ones will have, so that nothing jumps. */
export function SkeletonRows({ columns, withSelection }: { columns: number; withSelection: boolean }) {
  return Array.from({ length: 8 }, (_, row) => (
    <Table.Tr key={row} className={classes.skeleton}>
      {withSelection && <Table.Td className={classes.select} />}
      {Array.from({ length: columns }, (_unused, column) => (
        <Table.Td key={column}>
          <Skeleton height={12} width={column === 0 ? `${70 - ((row * 13) % 30)}%` : "50%"} />
        </Table.Td>
      ))}
    </Table.Tr>
  ));
}
