import { z } from "zod";
import type { Webhook } from "../../entities/index";
import { recordEvent } from "../audit/record-event";
import { databaseTime } from "../db/database-time";
import { transaction } from "../db/transaction";
import { InvalidInputError } from "../errors";
import { parseInput } from "../input/parse";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import { assertRecentSignIn } from "../permissions/assert-recent-sign-in";
import { lockWebhook, webhookTarget } from "./lock-webhook";
import { addSecret, retireSecrets } from "./secrets";

/** For how long messages can be signed with the old secret as well, in hours. */
export const overlapLimits = { min: 0, max: 7 * 24, usual: 24 } as const;

const hoursMessage = `The overlap is from ${overlapLimits.min} to ${overlapLimits.max} hours, in whole hours.`;
const schema = z.object({
  overlapHours: z.number(hoursMessage).int(hoursMessage).min(overlapLimits.min, hoursMessage).max(overlapLimits.max, hoursMessage).nullish(),
});

/**
 * Makes a new secret that signs from now on; for a time messages are signed with the old one as well.
 * @returns the secret, which is shown this once
 */
export async function rotateWebhookSecret(
  actor: Actor | null,
  id: string,
  input: { overlapHours?: number | null },
): Promise<{ webhook: Webhook; secret: string }> {
  assertKnown(actor);
  return transaction(async (tx) => {
    const webhook = await lockWebhook(tx, actor, "webhook:update", id);
    assertRecentSignIn(actor);
    const hours = parseInput(schema, input, []).overlapHours ?? overlapLimits.usual;
    if (webhook.kind !== "STANDARD")
      throw new InvalidInputError([{ field: ["id"], message: "Messages to Slack aren't signed: there is no secret.", code: "INVALID" }]);
    const now = await databaseTime(tx);
    await retireSecrets(tx, id, now, new Date(now.getTime() + hours * 3_600_000));
    const secret = await addSecret(tx, webhook, now);
    await recordEvent(tx, actor, { action: "webhook.rotate-secret", ...webhookTarget(webhook), details: { overlapHours: hours } });
    return { webhook, secret };
  });
}
