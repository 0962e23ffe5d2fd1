import type { TaskList } from "graphile-worker";
import { mailTask } from "../notifications/mail-task";
import { pruneNotifications } from "../notifications/prune-notifications";
import { warn } from "../notifications/warn";
import { watchRefusals } from "../notifications/watch-refusals";
import { pruneBudgets } from "../quotas/prune-budgets";
import { deliverTask } from "../webhooks/deliver-task";
import { fanOut } from "../webhooks/fan-out";
import { pruneDeliveries } from "../webhooks/prune-deliveries";
import { sweep } from "../webhooks/sweep";
import type { JobName, Jobs } from "./add-job";
import { pruneQueue } from "./prune-queue";

/** Tasks that run side by side, each kind with workers of its own. */
export interface Lane {
  tasks: { [Name in JobName]?: (payload: Jobs[Name]) => Promise<void> };
  /** How many at a time in this process. */
  atOnce: number;
}

/** All that the queue can be asked to do. What waits for receivers is apart from what doesn't, and receivers that fail from those that work. */
export function lanes(stop: AbortSignal): Lane[] {
  return [
    {
      atOnce: 4,
      tasks: {
        "fan-out": ({ events }) => fanOut(events),
        sweep,
        warn,
        "watch-refusals": watchRefusals,
        mail: mailTask,
        prune: async () => {
          await pruneDeliveries();
          await pruneNotifications();
          await pruneQueue();
          await pruneBudgets();
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
