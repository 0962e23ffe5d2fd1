import type { ApiTokenListItem } from "../../tokens/queries";

/** How many days before its end a token is said to end soon. */
export const soonDays = 14;

/** A token's state as people look at it. */
export type ShownState = ApiTokenListItem["state"] | "SOON";

/** The state of a token at a moment: one that counts may end soon. @param now milliseconds since the epoch */
export function shownState({ state, expiresAt }: Pick<ApiTokenListItem, "state" | "expiresAt">, now: number): ShownState {
  if (state !== "ACTIVE" || expiresAt === null) return state;
  const left = Date.parse(expiresAt) - now;
  if (left <= 0) return "EXPIRED";
  return left <= soonDays * 86_400_000 ? "SOON" : "ACTIVE";
}

/** What the states are called, in a badge and in a filter. */
export const stateNames: Record<ShownState, string> = { ACTIVE: "Active", SOON: "Expires soon", EXPIRED: "Expired", REVOKED: "Revoked" };
