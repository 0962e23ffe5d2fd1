import { Anchor, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { UserErrorsError } from "../../../_graphql/errors";
import { useTeam } from "../../../_teams/team-context";
import { testWebhook } from "../../webhooks/mutations";
import { refreshWebhooks } from "../../webhooks/queries";

/** Sends a test, and leads to what comes of it. */
export function useSendTest() {
  const { path } = useTeam();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [running, setRunning] = useState(false);
  async function run({ id, name }: { id: string; name: string }): Promise<void> {
    setRunning(true);
    try {
      const payload = await testWebhook(id);
      if (payload && payload.userErrors.length > 0) throw new UserErrorsError(payload.userErrors);
      const delivery = payload?.delivery?.id ?? "";
      const toast = `test-${delivery}`;
      const look = () => {
        notifications.hide(toast);
        router.push(path(`/webhooks/${id}?delivery=${delivery}`));
      };
      notifications.show({
        id: toast,
        title: `A test is on its way to ${name}`,
        message: (
          <Anchor component="button" type="button" size="sm" onClick={look}>
            See what comes of it
          </Anchor>
        ),
      });
      await refreshWebhooks(queryClient);
    } catch (error) {
      notifications.show({ color: "red", title: `No test was sent to ${name}`, message: <Text size="sm">{error instanceof Error ? error.message : ""}</Text> });
    } finally {
      setRunning(false);
    }
  }
  return { run, running };
}
