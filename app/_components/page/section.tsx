import { Group, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";

interface Props {
  title: string;
  /** Where links lead to it. */
  id?: string;
  lead?: ReactNode;
  /** At the end of the heading's line, such as the way to more. */
  more?: ReactNode;
  children: ReactNode;
  /** Width that the content needs, in pixels. */
  width?: number;
}

/** A part of a page with its heading. */
export function Section({ title, id, lead, more, children, width }: Props) {
  return (
    <section id={id} style={{ maxWidth: width, marginBottom: 40 }}>
      <Group justify="space-between" gap="md">
        <Title order={2}>{title}</Title>
        {more}
      </Group>
      {lead && (
        <Text size="sm" c="dimmed" mt={2} component="div">
          {lead}
        </Text>
      )}
      <div style={{ marginTop: 16 }}>{children}</div>
    </section>
  );
}
