import { Button, Drawer, Group, Skeleton, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconRefresh } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { CodeBlock } from "../../../../_components/code/code-block";
import { CopyableId } from "../../../../_components/copy/copyable-id";
import { ErrorNotice } from "../../../../_components/notices/error-notice";
import { Fact, Facts } from "../../../../_components/page/facts";
import { RelativeTime } from "../../../../_components/texts/relative-time";
import { useFocusBack } from "../../../../_components/dialogs/use-focus-back";
import { useLast } from "../../../../_components/dialogs/use-last";
import { useAction } from "../../../../_graphql/use-action";
import { MissingPermission } from "../../../_components/permissions/missing-permission";
import { useTeam } from "../../../../_teams/team-context";
import { resendDelivery } from "../../mutations";
import { refreshWebhooks, type Webhook } from "../../queries";
import { Attempt } from "./attempt";
import classes from "./deliveries.module.css";
import { DeliveryBadge } from "./delivery-badge";
import { NextTry } from "./next-try";
import { type Delivery, deliveryQuery } from "./queries";

interface Props {
  /** The delivery's id; empty when none is open. */
  id: string;
  webhook: Pick<Webhook, "id" | "name" | "enabled" | "kind">;
  onClose: () => void;
}

/** All that is known about one delivery: what was sent, each attempt, and the way to send it again. */
export default function DeliveryDetails({ id, webhook, onClose }: Props) {
  const shown = useLast(id || undefined) ?? "";
  const { data, error, refetch } = useQuery({ ...deliveryQuery(shown), enabled: id !== "" });
  useFocusBack(id !== "");
  const title = data ? <code style={{ fontSize: "0.875rem" }}>{data.type}</code> : data === null ? "There is no such delivery" : "Delivery";
  return (
    <Drawer opened={id !== ""} onClose={onClose} position="right" size={560} title={title} returnFocus={false}>
      {data && <Details delivery={data} webhook={webhook} />}
      {data === null && <Text size="sm">It may be older than 30 days.</Text>}
      {data === undefined && (error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <Skeleton height={320} aria-label="Loading" />)}
    </Drawer>
  );
}

function Details({ delivery, webhook }: { delivery: Delivery; webhook: Props["webhook"] }) {
  const { attempts, attemptCount, createdAt, finishedAt, nextAttemptAt } = delivery;
  const failed = delivery.status === "FAILED";
  return (
    <Stack>
      <Facts>
        <Fact label="State">
          <DeliveryBadge status={delivery.status} />
        </Fact>
        <Fact label="Sent off">
          <RelativeTime at={createdAt} />
        </Fact>
        {nextAttemptAt && (
          <Fact label="Next try">
            <NextTry at={nextAttemptAt} />
          </Fact>
        )}
        {finishedAt && (
          <Fact label={failed ? "Given up" : "Delivered"}>
            <RelativeTime at={finishedAt} />
          </Fact>
        )}
        <Fact label="Message id">
          <CopyableId value={delivery.messageId} what="message id" />
        </Fact>
      </Facts>
      <Resend delivery={delivery} webhook={webhook} />
      <section>
        <h3 className={classes.heading}>{attemptCount === 1 ? "1 attempt" : `${attemptCount} attempts`}</h3>
        {attempts.length > 0 ? (
          <ul className={classes.attempts}>
            {attempts.map((attempt, index) => (
              <li key={attempt.id}>
                <Attempt attempt={attempt} opened={index === 0} />
              </li>
            ))}
          </ul>
        ) : (
          <Text size="sm" c="dimmed">
            It wasn&apos;t tried yet.
          </Text>
        )}
      </section>
      <section>
        <h3 className={classes.heading}>Message</h3>
        <Message message={delivery.message} webhook={webhook} />
      </section>
    </Stack>
  );
}

/** What was sent; it tells what the activity tells, and is for the same people. */
function Message({ message, webhook }: { message: unknown; webhook: Props["webhook"] }) {
  if (message === null) return <MissingPermission permission="audit:read" />;
  return (
    <>
      {webhook.kind === "SLACK" && (
        <Text size="sm" c="dimmed" mb="xs">
          Slack gets it as a sentence; a receiver of signed JSON would get this.
        </Text>
      )}
      <CodeBlock code={JSON.stringify(message, null, 2)} what="message" />
    </>
  );
}

function Resend({ delivery, webhook }: { delivery: Delivery; webhook: Props["webhook"] }) {
  const { can } = useTeam();
  const queryClient = useQueryClient();
  const { run, running, problem } = useAction({
    send: resendDelivery,
    done: async () => {
      notifications.show({ title: "It is sent again", message: "Under the same id, so that a receiver knows it." });
      await refreshWebhooks(queryClient);
    },
  });
  if (!can("webhook:update")) return <MissingPermission permission="webhook:update" />;
  if (!webhook.enabled) {
    return (
      <Text size="sm" c="dimmed">
        {webhook.name} is disabled: enable it to send this again.
      </Text>
    );
  }
  return (
    <>
      {problem !== null && <ErrorNotice error={problem} />}
      <Group>
        <Button variant="default" loading={running} leftSection={<IconRefresh size={16} aria-hidden />} onClick={() => void run(delivery.id)}>
          Send again
        </Button>
      </Group>
    </>
  );
}
