import { query } from "../db/pool";
import { transaction } from "../db/transaction";
import { idFrom } from "../ids";
import { storeEvents } from "../webhooks/store-events";
import { notify } from "./notify";

/** How many refusals in how many minutes are far more than usual. */
const spike = { refusals: 20, minutes: 10 } as const;
/** A refused token leaves one event a minute, however often it comes: it stands for some. */
const weight = 4;

interface Refused {
  id: string;
  name: string;
  team_id: string;
  contact: string | null;
  count: number;
}

/** Tells of accounts that are refused far more often than usual: once an hour each, however many instances look. */
export async function watchRefusals(): Promise<void> {
  const since = new Date(Date.now() - spike.minutes * 60_000);
  const found = await query<Refused>(
    `SELECT a.id, a.name, a.team_id, a.contact, sum(e.weight)::integer AS count FROM (
       SELECT coalesce(details->'serviceAccount'->>'id', target_id) AS account_id, CASE action WHEN 'token.refuse' THEN 1 ELSE ${weight} END AS weight FROM audit_event
       WHERE action IN ('token.refuse', 'access-token.refuse', 'api-token.refuse') AND id >= $1 AND at >= $2) e
     JOIN service_account a ON a.id = e.account_id
     WHERE NOT EXISTS (SELECT FROM refusal_spike s WHERE s.service_account_id = a.id AND s.last_at > now() - interval '1 hour')
     GROUP BY a.id HAVING sum(e.weight) >= ${spike.refusals}`,
    [idFrom("AuditEvent", new Date(since.getTime() - 60_000)), since],
  );
  for (const account of found) await tell(account);
}

async function tell({ id, name, team_id: teamId, contact, count }: Refused): Promise<void> {
  await transaction(async (tx) => {
    const first = await tx.manager.query<unknown[]>(
      `INSERT INTO refusal_spike (service_account_id, team_id, last_at) SELECT id, team_id, now() FROM service_account WHERE id = $1
       ON CONFLICT (service_account_id) DO UPDATE SET last_at = now() WHERE refusal_spike.last_at <= now() - interval '1 hour' RETURNING 1`,
      [id],
    );
    if (first.length === 0) return;
    const title = `Service account “${name}” is refused far more often than usual`;
    await storeEvents(tx.manager, [
      {
        teamId,
        type: "refusals.spike",
        topic: "REFUSALS",
        serviceAccountId: id,
        payload: { teamId, title, target: { type: "ServiceAccount", id, name }, serviceAccount: { id, name }, details: { count, minutes: spike.minutes } },
      },
    ]);
    const advice = "Somebody may be guessing, or what uses the account has an old secret. The activity of the account says why it was refused, and from where.";
    await notify(tx, { teamId, kind: "REFUSALS", title, advice, account: { id, contact }, subjectId: id });
  });
}
