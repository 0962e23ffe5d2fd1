import { Webhook } from "../../entities/index";
import type { Transaction } from "../db/transaction";
import { InvalidInputError, NotFoundError } from "../errors";
import { isId } from "../ids";
import type { Actor } from "../permissions/actor";
import { authorize } from "../permissions/authorize";
import type { Permission } from "../permissions/catalogue";
import { withinTeams } from "../permissions/within-teams";

/** Loads a webhook for a change, locked until the transaction ends, and checks the actor's permission in its team. @throws NotFoundError, ForbiddenError */
export async function lockWebhook(tx: Transaction, actor: Actor, permission: Permission, id: string): Promise<Webhook> {
  const where = { id, ...withinTeams(actor) };
  const webhook = isId("Webhook", id) ? await tx.manager.findOne(Webhook, { where, lock: { mode: "pessimistic_write" } }) : null;
  if (!webhook) throw new NotFoundError("webhook");
  authorize(actor, permission, webhook.teamId, "webhook", ["id"]);
  return webhook;
}

/** What an audit event says of a webhook. */
export const webhookTarget = ({ id, name, teamId }: Pick<Webhook, "id" | "name" | "teamId">) => ({ teamId, target: { type: "Webhook", id, name } });

/** @throws InvalidInputError when nothing is sent to it */
export function assertEnabled({ enabled }: Webhook): void {
  if (!enabled)
    throw new InvalidInputError([{ field: ["id"], message: "The webhook is disabled, and nothing is sent to it. Enable it first.", code: "INVALID" }]);
}
