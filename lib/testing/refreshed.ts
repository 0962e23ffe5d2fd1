import { actorOfSession } from "../auth/authenticate";
import { noOrigin, type UserActor } from "../permissions/actor";

/** The person as their next request would have them. */
export async function refreshed({ cookie }: { cookie: string }): Promise<UserActor> {
  const actor = await actorOfSession(cookie, noOrigin);
  if (!actor) throw new Error("the session is not found");
  return actor;
}
