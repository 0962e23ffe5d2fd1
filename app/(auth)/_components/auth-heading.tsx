import { Text, Title } from "@mantine/core";
import type { ReactNode } from "react";

interface Props {
  title: string;
  children?: ReactNode;
}

/** What the page is, and one line of what it's for. */
export function AuthHeading({ title, children }: Props) {
  return (
    <header>
      <Title order={1} mt="lg">
        {title}
      </Title>
      {children && (
        <Text size="sm" c="dimmed" mt={4}>
          {children}
        </Text>
      )}
    </header>
  );
}
