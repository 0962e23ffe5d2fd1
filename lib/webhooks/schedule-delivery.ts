import { addJob } from "../jobs/add-job";

interface Scheduled {
  id: string;
  teamId: string;
  /** Whether it has failed last: it waits among its like then, where it takes no place from those that work. */
  failing: boolean;
}

/**
 * Has the deliveries of a webhook carried out that are due by then.
 * @param delay milliseconds from now
 * @param why what else it waits for, if not for the time of its next attempt
 */
export async function scheduleDelivery({ id, teamId, failing }: Scheduled, delay = 0, why = "later"): Promise<void> {
  // What is due now has a job of its own, which none that comes later can put off, not even at the very same time.
  const key = delay > 0 ? `deliver ${id} ${why}` : `deliver ${id}`;
  await addJob(failing ? "deliver-again" : "deliver", { webhookId: id, teamId }, { key, delay });
}
