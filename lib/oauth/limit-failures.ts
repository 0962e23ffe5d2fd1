import { RateLimitedError } from "../errors";
import { FailureLimiter } from "../rate-limit/failure-limiter";
import { networkOf } from "../rate-limit/network-of";
import type { ClientRecord } from "../tokens/client-record";
import { countUnrecorded } from "./unrecorded-refusals";

// Failures of one client from one address: its good use from elsewhere, and with the right secret, goes on.
const failures = new FailureLimiter("token", 20, 60, "Too many failed attempts for this client.");
// Client ids are free to invent, and each refusal leaves an audit event: who makes them up can't fill the disk with them.
const failuresOfNetwork = new FailureLimiter("token-network", 300, 60, "Too many failed attempts from this address.");

/**
 * Counts a failed attempt to prove to be this client. Up to the limit each leaves an event by its own; what is refused beyond it is summed up.
 * @param client that of this client id, if there is one
 * @throws RateLimitedError when it is one too many
 */
export async function countFailure(clientId: string, address: string | null, client: ClientRecord | undefined): Promise<void> {
  const network = networkOf(address);
  try {
    await failuresOfNetwork.fail(network);
    await failures.fail(`${clientId}|${network}`);
  } catch (error) {
    if (error instanceof RateLimitedError) countUnrecorded(client, address);
    throw error;
  }
}
