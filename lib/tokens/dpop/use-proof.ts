import { createHash } from "node:crypto";
import { query } from "../../db/pool";
import { pruneExpired } from "../../db/prune-expired";
import { together } from "../../db/together";
import { type Proof, ProofProblem, rememberedFor } from "./proof";

interface Use {
  thumbprint: string;
  hash: string;
  teamId: string;
}

const statement = `INSERT INTO used_dpop_proof (key_thumbprint, jti_hash, team_id, expires_at)
  SELECT thumbprint, hash, team, now() + $4 * interval '1 second' FROM unnest($1::text[], $2::text[], $3::text[]) AS used (thumbprint, hash, team)
  ON CONFLICT DO NOTHING RETURNING key_thumbprint, jti_hash`;

const keyOf = ({ thumbprint, hash }: Omit<Use, "teamId">) => `${thumbprint} ${hash}`;

/** Notes uses, with those that come meanwhile in one statement. @returns for each whether it is the first */
const firstUse = together<Use, boolean>(
  async (uses) => {
    // All in one order, so that two statements with the same proofs never wait for each other.
    const ordered = [...uses].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
    const columns = [ordered.map(({ thumbprint }) => thumbprint), ordered.map(({ hash }) => hash), ordered.map(({ teamId }) => teamId)];
    const rows = await query<{ key_thumbprint: string; jti_hash: string }>(statement, [...columns, rememberedFor], "use-dpop-proofs");
    const added = new Set(rows.map((row) => keyOf({ thumbprint: row.key_thumbprint, hash: row.jti_hash })));
    // Of two uses in one statement, one is the first.
    return uses.map((use) => added.delete(keyOf(use)));
  },
  { largestBatch: 500, mostBatches: 3, longestQueue: 10_000 },
);

/**
 * Notes that a proof has been used, durably and for all instances. It comes last of all checks, so that only who is let in costs a row.
 * @throws ProofProblem when it was used before
 */
export async function useProof({ thumbprint, jti }: Proof, teamId: string): Promise<void> {
  pruneExpired("used_dpop_proof");
  // Of any length and of any characters; what is kept is short.
  const hash = createHash("sha256").update(jti).digest("base64url");
  if (!(await firstUse({ thumbprint, hash, teamId })))
    throw new ProofProblem("The DPoP proof was used before: each request takes one of its own, with a new jti.");
}
