import { recordPersonEvent } from "../audit/record-person-event";
import { transaction } from "../db/transaction";
import { readBody } from "../http/body";
import { endpoint } from "../http/endpoint";
import { endSessions } from "./end-sessions";
import { requirePerson } from "./require-person";
import { endedSessionCookie } from "./session-cookie";

/** `POST /api/auth/sign-out-everywhere`: ends every session of the person, this one too, on every instance at once. */
export const signOutEverywhereEndpoint = endpoint({ methods: ["POST"] }, async (request, origin) => {
  const actor = await requirePerson(request, origin);
  await readBody(request, 1_024);
  await transaction(async (tx) => {
    const endedSessions = await endSessions(tx, actor.id, "all");
    await recordPersonEvent(tx, actor, actor.origin, actor, { action: "session.delete-all", details: { endedSessions } });
  });
  return new Response(null, { status: 204, headers: { "set-cookie": endedSessionCookie() } });
});
