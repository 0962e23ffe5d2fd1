import { Button, Group, Text } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import type { PagePlace } from "./page-arguments";

interface Props {
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  totalCount: number;
  /** What is counted: one of it, and several. */
  noun: [string, string];
  onMove: (place: PagePlace) => void;
}

/** How many there are, and the way to the next ones. */
export function Pager({ pageInfo, totalCount, noun, onMove }: Props) {
  const { hasNextPage, hasPreviousPage, startCursor, endCursor } = pageInfo;
  return (
    <Group justify="space-between" mt="md" component="nav" aria-label="Pages">
      <Text size="sm" c="dimmed" style={{ fontVariantNumeric: "tabular-nums" }} role="status">
        {totalCount.toLocaleString("en")} {noun[totalCount === 1 ? 0 : 1]}
      </Text>
      {(hasNextPage || hasPreviousPage) && (
        <Group gap="xs">
          <Button
            variant="default"
            leftSection={<IconChevronLeft size={16} aria-hidden />}
            disabled={!hasPreviousPage}
            onClick={() => onMove({ before: startCursor ?? "", after: "" })}
          >
            Previous
          </Button>
          <Button
            variant="default"
            rightSection={<IconChevronRight size={16} aria-hidden />}
            disabled={!hasNextPage}
            onClick={() => onMove({ after: endCursor ?? "", before: "" })}
          >
            Next
          </Button>
        </Group>
      )}
    </Group>
  );
}
