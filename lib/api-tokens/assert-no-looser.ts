import { ForbiddenError } from "../errors";
import type { Actor } from "../permissions/actor";
import { contains, parseNetwork } from "./networks";

/** What a token is bound to. */
export interface Bounds {
  allowedOrigins: readonly string[];
  allowedCidrs: readonly string[];
}

/**
 * A token that counts only from some places can't be used there to make one that counts elsewhere too.
 * @param bounds of the token that is made, changed or reset
 * @throws ForbiddenError
 */
export function assertNoLooser(actor: Actor, bounds: Bounds): void {
  if (actor.type !== "SERVICE_ACCOUNT" || !actor.token) return;
  const own = actor.token;
  const originsFit =
    own.allowedOrigins.length === 0 || (bounds.allowedOrigins.length > 0 && bounds.allowedOrigins.every((origin) => own.allowedOrigins.includes(origin)));
  const outer = own.allowedCidrs.map(parseNetwork);
  const networksFit =
    outer.length === 0 ||
    (bounds.allowedCidrs.length > 0 && bounds.allowedCidrs.every((network) => outer.some((each) => contains(each, parseNetwork(network)))));
  if (originsFit && networksFit) return;
  throw new ForbiddenError(
    `This API token counts only from some ${originsFit ? "networks" : "origins"}, so it can't make one that counts from others. Give the new token a part of its ${originsFit ? "networks" : "origins"}.`,
  );
}
