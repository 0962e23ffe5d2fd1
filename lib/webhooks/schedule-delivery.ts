import { addJob } from "../jobs/add-job";

interface Scheduled {
  id: string;
  teamId: string;
  /** Whether it has failed last: it waits among its like then, where it takes no place from those that work. */
  failing: boolean;
}

/** Has the deliveries of a webhook carried out that are due by then. @param delay milliseconds from now */
export async function scheduleDelivery({ id, teamId, failing }: Scheduled, delay = 0): Promise<void> {
  await addJob(failing ? "deliver-again" : "deliver", { webhookId: id, teamId }, { key: `deliver ${id}`, delay });
}
