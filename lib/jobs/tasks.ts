import type { JobHelpers, TaskList } from "graphile-worker";
import { query } from "../db/pool";
import { mailTask } from "../notifications/mail-task";
import { pruneNotifications } from "../notifications/prune-notifications";
import { warn } from "../notifications/warn";
import { watchRefusals } from "../notifications/watch-refusals";
import { deliver } from "../webhooks/deliver";
import { fanOut } from "../webhooks/fan-out";
import { pruneWebhookLog } from "../webhooks/prune-log";
import { scheduleDelivery } from "../webhooks/schedule-delivery";
import { sweep } from "../webhooks/sweep";
import type { JobName } from "./add-job";
import { queueSchema } from "./schema";

/** Tasks that run side by side, each kind with workers of its own. */
export interface Lane {
  tasks: Partial<Record<JobName, (payload: never, helpers: JobHelpers) => Promise<void>>>;
  /** How many at a time in this process. */
  atOnce: number;
}

/** How many webhooks of one team are delivered to at a time in this process: those of other teams have their places. */
const mostOfTeam = 4;
const busy = new Map<string, number>();

interface Delivery {
  webhookId: string;
  teamId: string;
}

const deliverTask = (failing: boolean, stop: AbortSignal) => async (payload: Delivery) => {
  const { webhookId, teamId } = payload;
  const key = `${failing} ${teamId}`;
  const running = busy.get(key) ?? 0;
  if (running >= mostOfTeam) return scheduleDelivery({ id: webhookId, teamId, failing }, 1_000);
  busy.set(key, running + 1);
  try {
    await deliver(webhookId, stop);
  } finally {
    if (busy.get(key) === 1) busy.delete(key);
    else busy.set(key, busy.get(key)! - 1);
  }
};

/** Jobs that failed for good tell what to mend; after a week nobody reads it. */
async function pruneQueue(): Promise<void> {
  await query(
    `SELECT ${queueSchema}.complete_jobs(ARRAY(SELECT id FROM ${queueSchema}.jobs WHERE attempts >= max_attempts AND locked_at IS NULL AND updated_at < now() - interval '7 days'))`,
  );
}

/** All that the queue can be asked to do. What waits for receivers is apart from what doesn't, and receivers that fail from those that work. */
export function lanes(stop: AbortSignal): Lane[] {
  return [
    {
      atOnce: 4,
      tasks: {
        "fan-out": ({ events }: { events: string[] | null }) => fanOut(events),
        sweep,
        warn,
        "watch-refusals": watchRefusals,
        mail: mailTask,
        prune: async () => {
          await pruneWebhookLog();
          await pruneNotifications();
          await pruneQueue();
          await query("DELETE FROM quota_use WHERE starts_at < now() - interval '2 days'");
        },
      },
    },
    { atOnce: 16, tasks: { deliver: deliverTask(false, stop) } },
    { atOnce: 6, tasks: { "deliver-again": deliverTask(true, stop) } },
  ];
}

/** What is done by the clock, in UTC; once, however many instances there are. */
export const crontab = ["* * * * * sweep", "* * * * * watch-refusals", "*/5 * * * * warn", "17 3 * * * prune"].join("\n");

/** The tasks of all lanes as the queue takes them. */
export const taskList = (lane: Lane): TaskList => lane.tasks as TaskList;
