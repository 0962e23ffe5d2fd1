import { tellingOf } from "../audit/actions";
import type { EventRow } from "../audit/event";
import type { ToldEvent } from "./store-events";

/** What webhooks tell of audit events, which are what they hear of. Where a request came from stays in the house. */
export function eventsOfAudit(rows: readonly EventRow[]): ToldEvent[] {
  return rows.flatMap((row) => {
    const topic = tellingOf(row.action)?.topic;
    if (topic === undefined || row.team_id === null) return [];
    const account = accountOf(row);
    const { serviceAccount: _, byApiToken: __, ...details } = row.details;
    return {
      teamId: row.team_id,
      type: row.action,
      topic,
      at: row.at,
      serviceAccountId: account?.id ?? null,
      productId: typeof row.details.productId === "string" ? row.details.productId : null,
      payload: {
        teamId: row.team_id,
        auditEventId: row.id,
        actor: { type: row.actor_type, id: row.actor_id, name: row.actor_name },
        target: row.target_id === null ? null : { type: row.target_type, id: row.target_id, name: row.target_name },
        serviceAccount: account ?? null,
        details,
      },
    };
  });
}

function accountOf({ target_type, target_id, target_name, details }: EventRow): { id: string; name: string } | undefined {
  if (target_type === "ServiceAccount" && target_id !== null) return { id: target_id, name: target_name ?? "" };
  const account = details.serviceAccount;
  if (typeof account !== "object" || account === null || !("id" in account) || typeof account.id !== "string") return undefined;
  return { id: account.id, name: "name" in account && typeof account.name === "string" ? account.name : "" };
}
