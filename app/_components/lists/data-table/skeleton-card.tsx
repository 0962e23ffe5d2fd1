import { Skeleton } from "@mantine/core";
import classes from "./data-table.module.css";

/** A card while its row is loading, as high as it will be. */
export function SkeletonCard({ facts }: { facts: number }) {
  return (
    <li className={classes.card}>
      <Skeleton height={14} width="56%" mt={13} mb={16} />
      <Skeleton height={10} width="80%" />
      <div className={classes.facts}>
        {Array.from({ length: facts }, (_, index) => (
          <div key={index} className={classes.fact}>
            <Skeleton height={12} width={72} />
            <Skeleton height={12} width={48 + (index % 3) * 16} />
          </div>
        ))}
      </div>
    </li>
  );
}
