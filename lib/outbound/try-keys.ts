import type { UsableKey } from "../public-keys/read-public-key";
import { FailureLimiter } from "../rate-limit/failure-limiter";
import { FetchProblem } from "./guard";
import { fetchKeys, type KeySource } from "./remote-keys";

// Whoever names one address after the other has this server knock at them all, and learns by the time of the answer what is there.
const failures = new FailureLimiter("outbound", 30, 600, "Too many addresses of this team couldn't be read.");

/**
 * The keys that are published at an address which somebody of a team has just named; undefined when none can be read there.
 * @throws RateLimitedError after many such addresses
 */
export async function tryKeys(source: KeySource, teamId: string): Promise<UsableKey[] | undefined> {
  await failures.check(teamId);
  try {
    return await fetchKeys(source);
  } catch (error) {
    if (!(error instanceof FetchProblem)) throw error;
    await failures.fail(teamId);
    return undefined;
  }
}
