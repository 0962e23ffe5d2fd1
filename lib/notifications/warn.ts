import { query } from "../db/pool";
import { type Transaction, transaction } from "../db/transaction";
import { storeEvents } from "../webhooks/store-events";
import { notify } from "./notify";
import { dayLimits, defaultDays } from "./notification-policy";

/** Something that ends soon, and of which nobody has been warned so near to its end. */
interface Ending {
  kind: "ApiToken" | "ClientSecret" | "PublicKey" | "TrustRule" | "RoleAssignment" | "GroupMembership";
  id: string;
  team_id: string;
  name: string;
  ends_at: Date;
  /** The same to the microsecond, by which it is the same end. */
  ends: string;
  account_id: string | null;
  account_name: string | null;
  contact: string | null;
  holder: string | null;
  days: number;
}

const batch = 200;
const soon = (column: string) => `${column} > now() AND ${column} <= now() + interval '${dayLimits.longest} days'`;

// A thing that was made for a week isn't warned of a month ahead. What was missed while no server ran is told once, for the nearest time.
const statement = `WITH ending AS (
    SELECT 'ApiToken' AS kind, id, team_id, name, expires_at, secret_created_at AS since, service_account_id, NULL AS holder FROM api_token WHERE revoked_at IS NULL AND ${soon("expires_at")}
    UNION ALL SELECT 'ClientSecret', id, team_id, hint, expires_at, created_at, service_account_id, NULL FROM client_secret WHERE ${soon("expires_at")}
    UNION ALL SELECT 'PublicKey', id, team_id, name, expires_at, created_at, service_account_id, NULL FROM public_key WHERE ${soon("expires_at")}
    UNION ALL SELECT 'TrustRule', id, team_id, name, expires_at, created_at, service_account_id, NULL FROM trust_rule WHERE ${soon("expires_at")}
    UNION ALL SELECT 'RoleAssignment', ra.id, ra.team_id, r.name, ra.expires_at, ra.created_at, ra.service_account_id, coalesce(g.name, u.name)
      FROM role_assignment ra JOIN role r ON r.id = ra.role_id LEFT JOIN team_group g ON g.id = ra.group_id
        LEFT JOIN member m ON m.id = ra.member_id LEFT JOIN user_account u ON u.id = m.user_id
      WHERE ${soon("ra.expires_at")}
    UNION ALL SELECT 'GroupMembership', gm.id, gm.team_id, g.name, gm.expires_at, gm.created_at, gm.service_account_id, u.name
      FROM group_membership gm JOIN team_group g ON g.id = gm.group_id LEFT JOIN member m ON m.id = gm.member_id LEFT JOIN user_account u ON u.id = m.user_id
      WHERE ${soon("gm.expires_at")})
  SELECT e.kind, e.id, e.team_id, e.name, e.expires_at AS ends_at, e.expires_at::text AS ends, a.id AS account_id, a.name AS account_name, a.contact, e.holder, due.days
  FROM ending e LEFT JOIN service_account a ON a.id = e.service_account_id LEFT JOIN notification_policy p ON p.team_id = e.team_id
    CROSS JOIN LATERAL (
      SELECT min(d) AS days FROM unnest(coalesce(p.expiry_days, '{${defaultDays.join(",")}}'::integer[])) d WHERE e.expires_at <= now() + d * interval '1 day') due
  WHERE due.days IS NOT NULL AND e.expires_at - due.days * interval '1 day' >= e.since AND coalesce(a.enabled, true)
    AND NOT EXISTS (SELECT FROM expiry_warning w WHERE w.subject_id = e.id AND w.ends_at = e.expires_at AND w.days <= due.days)
  ORDER BY e.expires_at LIMIT ${batch}`;

/** Warns of what ends soon: each thing once for each time ahead, however many instances look at the same time. */
export async function warn(): Promise<void> {
  for (;;) {
    const found = await query<Ending>(statement);
    for (const ending of found) await transaction((tx) => warnOf(tx, ending));
    if (found.length < batch) break;
  }
  await query("DELETE FROM expiry_warning WHERE ends_at < now() - interval '1 day'");
}

async function warnOf(tx: Transaction, ending: Ending): Promise<void> {
  const first = await tx.manager.query<unknown[]>(
    "INSERT INTO expiry_warning (subject_id, ends_at, days, team_id) VALUES ($1, $2::timestamptz, $3, $4) ON CONFLICT DO NOTHING RETURNING 1",
    [ending.id, ending.ends, ending.days, ending.team_id],
  );
  if (first.length === 0) return;
  const title = titleOf(ending);
  const account = ending.account_id === null ? null : { id: ending.account_id, contact: ending.contact };
  await storeEvents(tx.manager, [
    {
      teamId: ending.team_id,
      type: "expiry.warning",
      topic: "EXPIRY",
      serviceAccountId: ending.account_id,
      payload: {
        teamId: ending.team_id,
        title,
        target: { type: ending.kind, id: ending.id, name: ending.name },
        serviceAccount: ending.account_id === null ? null : { id: ending.account_id, name: ending.account_name },
        details: { expiresAt: ending.ends_at.toISOString(), days: ending.days },
      },
    },
  ]);
  await notify(tx, { teamId: ending.team_id, kind: "EXPIRY", title, advice: adviceOf(ending), account, subjectId: ending.id });
}

const kinds = {
  ApiToken: "API token",
  ClientSecret: "Client secret",
  PublicKey: "Public key",
  TrustRule: "Trust rule",
  RoleAssignment: "Role",
  GroupMembership: "Membership in",
} as const;

function titleOf({ kind, name, account_name: account, holder, ends_at: end }: Ending): string {
  const days = Math.ceil((end.getTime() - Date.now()) / 86_400_000);
  const when = days <= 1 ? "within a day" : `in ${days} days`;
  const shown = kind === "ClientSecret" ? `ending in ${name}` : `“${name}”`;
  return `${kinds[kind]} ${shown} of “${account ?? holder ?? ""}” ends ${when}`;
}

function adviceOf({ kind, ends_at: end }: Ending): string {
  const when = `It ends at ${end.toISOString().slice(0, 16).replace("T", " ")} UTC.`;
  if (kind === "RoleAssignment") return `${when} Assign the role again to keep it.`;
  if (kind === "GroupMembership") return `${when} With it end the roles of the group: add to the group again to keep them.`;
  return `${when} Replace it before then, or what uses it will be refused.`;
}
