import { reach } from "../_graphql/reach";
import { errorOf } from "./auth-request";

/**
 * Proves again that it is this person who sits here.
 * @returns what is wrong with the password, if anything is
 * @throws ApiError, NetworkError
 */
export async function reauthenticate(password: string): Promise<string | null> {
  const init = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ password }) };
  const response = await reach("/api/auth/reauthenticate", init);
  if (response.ok) return null;
  const error = await errorOf(response);
  if (response.status === 422) return error.message;
  throw error;
}
