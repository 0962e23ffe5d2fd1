import { query } from "../db/pool";
import { ReadCache } from "../db/read-cache";
import { defaultAlgorithm, type SigningAlgorithm } from "../signing-keys/algorithms";

interface Choice {
  algorithm: SigningAlgorithm;
}

// Apart from the records of clients, so that a team that changes its mind makes nothing else read anew, of whomever. It is told under the team's id.
const cache = new ReadCache<Choice>("client", async (teamId) => {
  const [row] = await query<Choice>("SELECT token_algorithm AS algorithm FROM team WHERE id = $1", [teamId], "token-algorithm");
  return row;
});

/** With what the tokens of a team are signed. */
export async function tokenAlgorithmOf(teamId: string): Promise<SigningAlgorithm> {
  return (await cache.get(teamId))?.algorithm ?? defaultAlgorithm;
}
