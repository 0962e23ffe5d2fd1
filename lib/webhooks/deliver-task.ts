import { deliver } from "./deliver";
import { scheduleDelivery } from "./schedule-delivery";

/** How many webhooks of one team are delivered to at a time in this process: those of other teams have their places. */
const mostOfTeam = 4;
const busy = new Map<string, number>();

/**
 * Delivers what is due of a webhook, unless its team has its share of the workers: then it comes a moment later.
 * @param failing whether the workers are those of receivers that fail, which are counted apart
 */
export const deliverTask =
  (failing: boolean, stop: AbortSignal) =>
  async ({ webhookId, teamId }: { webhookId: string; teamId: string }): Promise<void> => {
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
