import { Group, Stack, Text } from "@mantine/core";
import { IconCircle, IconCircleCheck } from "@tabler/icons-react";

const rules = [
  { label: "At least 12 characters", holds: (password: string) => password.length >= 12 },
  { label: "At least 5 different characters", holds: (password: string) => new Set(password).size >= 5 },
];

/** What a password must be, and what of it holds already. */
export function PasswordRules({ password }: { password: string }) {
  return (
    <Stack component="ul" gap={4} mt="xs" p={0} m={0} style={{ listStyle: "none" }} aria-label="Password rules">
      {rules.map(({ label, holds }) => {
        const held = holds(password);
        const Icon = held ? IconCircleCheck : IconCircle;
        return (
          <Group component="li" key={label} gap={6} c={held ? "var(--lk-good)" : "dimmed"}>
            <Icon size={14} aria-label={held ? "Done:" : "Still to do:"} role="img" />
            <Text size="xs">{label}</Text>
          </Group>
        );
      })}
    </Stack>
  );
}
