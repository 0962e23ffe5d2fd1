import { isAdministrator } from "../administrators/assert-administrator";
import { dataSource } from "../db/data-source";
import { query } from "../db/pool";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import type { SigningAlgorithm } from "./algorithms";
import { readSchedule, type RotationSchedule } from "./schedule";

/** `NEXT` is published and waits for its time to sign, `SIGNING` signs, `RETIRING` is published for what it has signed. */
export type SigningKeyState = "NEXT" | "SIGNING" | "RETIRING";

/** A published key, without what is secret of it. */
export interface ListedKey {
  kid: string;
  algorithm: SigningAlgorithm;
  state: SigningKeyState;
  createdAt: Date;
  createdBy: string;
  signsFrom: Date;
  /** When another takes over, or did; null while none is announced. */
  signsUntil: Date | null;
  publishedUntil: Date | null;
  uses: KeyUses;
}

/** What holds a key. */
export interface KeyUses {
  /** How many teams have its algorithm. */
  teams: number;
  /** How many API tokens that it has signed are good still. */
  apiTokens: number;
  /** When the last of them ends. */
  apiTokensUntil: Date | null;
}

export interface SigningKeyRing {
  keys: ListedKey[];
  schedule: RotationSchedule;
  /** Whether the actor may know what other teams hold, and rotate. */
  administered: boolean;
}

type Row = Omit<ListedKey, "uses"> & KeyUses;

const statement = `WITH choice AS (SELECT token_algorithm, count(*)::int AS teams FROM team WHERE $1 GROUP BY token_algorithm)
  SELECT k.kid, k.algorithm, k.created_at AS "createdAt", k.created_by AS "createdBy", k.signs_from AS "signsFrom", k.published_until AS "publishedUntil",
    later.signs_from AS "signsUntil",
    CASE WHEN k.signs_from > now() AND k.published_until IS NULL THEN 'NEXT'
      WHEN k.signs_from <= now() AND (k.published_until IS NULL OR later.signs_from > now()) THEN 'SIGNING' ELSE 'RETIRING' END AS state,
    coalesce((SELECT teams FROM choice WHERE token_algorithm = k.algorithm), 0) AS teams,
    coalesce(held.count, 0)::int AS "apiTokens", held.until AS "apiTokensUntil"
  FROM signing_key k
    LEFT JOIN LATERAL (SELECT min(l.signs_from) AS signs_from FROM signing_key l
      WHERE l.algorithm = k.algorithm AND (l.created_at, l.kid) > (k.created_at, k.kid)
        AND (l.published_until IS NULL OR l.published_until > l.signs_from)) later ON true
    LEFT JOIN LATERAL (SELECT count(*) AS count, max(t.expires_at) AS until FROM api_token t
      WHERE t.signing_kid = k.kid AND t.revoked_at IS NULL AND t.expires_at > now()) held ON $1
  WHERE k.published_until IS NULL OR k.published_until > now()
  ORDER BY k.algorithm COLLATE "C", k.created_at DESC, k.kid DESC`;

/**
 * The published signing keys, newest first, with when they rotate. Their public halves are no secret, so everybody with an identity may see them;
 * what is counted over all teams is for administrators.
 */
export async function listSigningKeys(actor: Actor | null): Promise<SigningKeyRing> {
  assertKnown(actor);
  const administered = isAdministrator(actor);
  const [rows, schedule] = await Promise.all([query<Row>(statement, [administered]), dataSource().then(({ manager }) => readSchedule(manager))]);
  const keys = rows.map(({ teams, apiTokens, apiTokensUntil, ...key }) => ({ ...key, uses: { teams, apiTokens, apiTokensUntil } }));
  return { keys, schedule, administered };
}
