import { Skeleton } from "@mantine/core";
import classes from "./data-table.module.css";

/** Rows of the height that the real ones will have, so that nothing jumps. */
export function SkeletonRows({ columns, withSelection }: { columns: number; withSelection: boolean }) {
  return Array.from({ length: 8 }, (_, row) => (
    <tr key={row} className={classes.skeleton}>
      {withSelection && <td className={classes.select} />}
      {Array.from({ length: columns }, (_unused, column) => (
        <td key={column}>
          <Skeleton height={12} width={column === 0 ? `${70 - ((row * 13) % 30)}%` : "50%"} />
        </td>
      ))}
    </tr>
  ));
}
