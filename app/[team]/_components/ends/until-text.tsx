import { Badge, Text } from "@mantine/core";
import { RelativeTime } from "../../../_components/texts/relative-time";

interface Props {
  /** ISO time at which it ends; null for never. */
  until: string | null;
  /** False when it has ended. */
  active?: boolean;
}

/** Until when something counts, or that it counts no more. */
export function UntilText({ until, active = true }: Props) {
  if (until === null) {
    return (
      <Text component="span" size="sm" c="dimmed">
        For good
      </Text>
    );
  }
  if (active) return <RelativeTime at={until} />;
  return (
    <>
      <Badge color="gray">Ended</Badge> <RelativeTime at={until} />
    </>
  );
}
