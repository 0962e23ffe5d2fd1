import { NetworkError } from "../_graphql/errors";
import { messageOf } from "./auth-request";

/** Proves again that it is this person who sits here. @throws Error with a message for the person */
export async function reauthenticate(password: string): Promise<void> {
  const init = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ password }) };
  const response = await fetch("/api/auth/reauthenticate", init).catch(() => {
    throw new NetworkError();
  });
  if (!response.ok) throw new Error(await messageOf(response));
}
