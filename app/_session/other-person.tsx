import { Button, Group, Stack, Text } from "@mantine/core";

/** Leaves the page of someone else, with all that this tab remembers of it. */
export const loadAnew = () => window.location.assign("/");

/** Says that someone else has signed in than whose page this is, and leads to theirs. */
export function OtherPerson({ name }: { name: string }) {
  return (
    <Stack role="alert">
      <Text size="sm">
        You are signed in as <strong>{name}</strong> now. This page belongs to someone else, so what was typed here can&apos;t be sent in your name.
      </Text>
      <Group justify="flex-end">
        <Button data-autofocus onClick={loadAnew}>
          Load the pages of {name}
        </Button>
      </Group>
    </Stack>
  );
}
