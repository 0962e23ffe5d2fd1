import { Button, Group, Text } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import type { PagePlace } from "./page-arguments";

export interface PageInfo {
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  startCursor: string | null;
  endCursor: string | null;
}

interface Props {
  pageInfo: PageInfo;
  totalCount: number;
  /** Where no more than so many are counted. */
  mostCounted?: number;
  /** What is counted: one of it, and several. */
  noun: [string, string];
  onMove: (place: PagePlace) => void;
  /** True while the numbers are those of an earlier question. */
  stale?: boolean;
}

/** How many there are, and the way to the next ones. */
export function Pager({ pageInfo, totalCount, mostCounted, noun, onMove, stale = false }: Props) {
  const { hasNextPage, hasPreviousPage, startCursor, endCursor } = pageInfo;
  return (
    <Group justify="space-between" mt="md" component="nav" aria-label="Pages" opacity={stale ? 0.6 : undefined}>
      <Text size="sm" c="dimmed" style={{ fontVariantNumeric: "tabular-nums" }} role="status">
        {totalCount.toLocaleString("en")}
        {totalCount === mostCounted && " or more"} {noun[totalCount === 1 ? 0 : 1]}
      </Text>
      {(hasNextPage || hasPreviousPage) && (
        <Group gap="xs">
          <Button
            variant="default"
            leftSection={<IconChevronLeft size={16} aria-hidden />}
            disabled={stale || !hasPreviousPage}
            onClick={() => onMove({ before: startCursor ?? "", after: "" })}
          >
            Previous
          </Button>
          <Button
            variant="default"
            rightSection={<IconChevronRight size={16} aria-hidden />}
            disabled={stale || !hasNextPage}
            onClick={() => onMove({ after: endCursor ?? "", before: "" })}
          >
            Next
          </Button>
        </Group>
      )}
    </Group>
  );
}
