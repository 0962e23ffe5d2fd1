import { recordPersonEvent } from "../audit/record-person-event";
import { transaction } from "../db/transaction";
import { NotFoundError } from "../errors";
import { readJsonObject } from "../http/body";
import { endpoint } from "../http/endpoint";
import { isId } from "../ids";
import { endSessions } from "./end-sessions";
import { requirePerson } from "./require-person";

/** `POST /api/auth/end-session`: a person ends one of their sessions, such as that of a laptop that was lost. */
export const endOwnSessionEndpoint = endpoint({ methods: ["POST"] }, async (request, origin) => {
  const actor = await requirePerson(request, origin);
  const { id } = await readJsonObject(request, 4_096);
  if (typeof id !== "string" || !isId("Session", id)) throw new NotFoundError("session");
  await transaction(async (tx) => {
    if ((await endSessions(tx, actor.id, { only: id })) === 0) throw new NotFoundError("session");
    await recordPersonEvent(tx, actor, actor.origin, actor, { action: "session.delete", details: { sessionId: id } });
  });
  return new Response(null, { status: 204 });
});
