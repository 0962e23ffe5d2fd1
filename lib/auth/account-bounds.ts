import type { ClientRecord } from "../oauth/client-record";
import type { ServiceAccountActor } from "../permissions/actor";

/** From where an account counts, for its actor; nothing for one that counts from anywhere. */
export function boundsOf({ allowedOrigins, allowedCidrs }: ClientRecord): Pick<ServiceAccountActor, "accountBounds"> {
  return allowedOrigins.length > 0 || allowedCidrs.length > 0 ? { accountBounds: { allowedOrigins, allowedCidrs } } : {};
}
