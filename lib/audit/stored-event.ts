import type { SealedContent } from "./seal";

/** SQL of an event as its seal has it: the time to the microsecond, so that no change of it is too small. */
export const storedEvent = `id, team_id, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at, action, actor_type, actor_id, actor_name,
  target_type, target_id, target_name, address, user_agent, request_id, details`;

/** A row of that. */
export type StoredEvent = SealedContent;

/** The chain in which events of no team are linked. */
export const installationChain = "installation";
