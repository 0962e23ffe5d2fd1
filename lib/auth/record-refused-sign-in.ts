import type { User } from "../../entities/index";
import type { EventActor } from "../audit/event";
import { recordEventOf } from "../audit/record-event";
import { recordPersonEvent } from "../audit/record-person-event";
import { transaction } from "../db/transaction";
import type { RequestOrigin } from "../permissions/actor";
import { email as isEmail } from "../users/input";

/** Writes down that somebody was not let in. @param email what they gave as their address @param user whom it belongs to @param who whose session asked, if any */
export async function recordRefusedSignIn(
  user: Pick<User, "id" | "email"> | null,
  email: string,
  origin: RequestOrigin,
  method: "password" | "oidc" | "reauthentication",
  who: EventActor = { type: "ANONYMOUS", id: null, name: "unknown person" },
): Promise<void> {
  // People type their password here by mistake, so only what has the form of an address is kept.
  const details = { method, ...(isEmail.safeParse(email).success && { email }) };
  const event = { action: "session.refuse", details } as const;
  await transaction((tx) => (user ? recordPersonEvent(tx, who, origin, user, event) : recordEventOf(tx, who, origin, { ...event, teamId: null })));
}
