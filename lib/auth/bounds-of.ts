import type { ClientRecord } from "../tokens/client-record";
import type { ServiceAccountActor } from "../permissions/actor";

/** From where an account counts and how often, for its actor; nothing for one that counts from anywhere, any number of times. */
export function boundsOf({ allowedOrigins, allowedCidrs, requestsPerMinute }: ClientRecord): Pick<ServiceAccountActor, "accountBounds" | "requestsPerMinute"> {
  return {
    ...((allowedOrigins.length > 0 || allowedCidrs.length > 0) && { accountBounds: { allowedOrigins, allowedCidrs } }),
    ...(requestsPerMinute !== null && { requestsPerMinute }),
  };
}
