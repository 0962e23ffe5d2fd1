import { Button, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { CopyableId } from "./copyable-id";
import { Message } from "./message";

interface Props {
  error: Error & { digest?: string };
  onRetry: () => void;
}

/** In place of a page that broke. */
export function PageCrash({ error, onRetry }: Props) {
  return (
    <Message icon={IconAlertTriangle} title="This page broke" level={1} action={<Button onClick={onRetry}>Try again</Button>}>
      <Text size="sm">Nothing was changed by this. Try again; if it stays, tell an administrator what you did.</Text>
      {error.digest && (
        <Text size="xs" mt="xs">
          Error id <CopyableId value={error.digest} what="error id" />
        </Text>
      )}
    </Message>
  );
}
