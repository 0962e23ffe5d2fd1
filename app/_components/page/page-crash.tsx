import { Button, Group, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { startTransition } from "react";
import { ApiError } from "../../_graphql/errors";
import { CopyableId } from "../copy/copyable-id";
import { Message } from "../notices/message";
import { pageRequestId } from "./page-request-id";

interface Props {
  error: Error & { digest?: string };
  onRetry: () => void;
}

/** In place of a page that broke: what to do, and the ids by which it is found in the server's log. */
export function PageCrash({ error, onRetry }: Props) {
  const router = useRouter();
  const queryClient = useQueryClient();
  const requestId = error instanceof ApiError ? error.requestId : pageRequestId();
  const retry = () =>
    startTransition(() => {
      // An answer that the page broke on is forgotten, or it would break on it again; what the server renders is asked for anew too.
      queryClient.removeQueries({ type: "inactive" });
      router.refresh();
      onRetry();
    });
  const actions = (
    <>
      <Button onClick={retry}>Try again</Button>
      <Button variant="default" onClick={() => window.location.reload()}>
        Reload the page
      </Button>
    </>
  );
  return (
    <Message icon={IconAlertTriangle} title="This page broke" level={1} action={actions}>
      <Text size="sm">Nothing was changed by this. Try again; if it stays, tell an administrator what you did, with what stands below.</Text>
      <Group gap="md" mt="xs" justify="center">
        {requestId && (
          <Text size="xs">
            Request id <CopyableId value={requestId} what="request id" />
          </Text>
        )}
        {error.digest && (
          <Text size="xs">
            Error id <CopyableId value={error.digest} what="error id" />
          </Text>
        )}
      </Group>
    </Message>
  );
}
