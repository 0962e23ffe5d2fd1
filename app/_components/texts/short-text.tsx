import { Text } from "@mantine/core";

/** The first two lines of a text, in a list. */
export function ShortText({ children }: { children: string }) {
  return (
    <Text size="sm" c="dimmed" lineClamp={2} style={{ overflowWrap: "anywhere" }}>
      {children || "–"}
    </Text>
  );
}
