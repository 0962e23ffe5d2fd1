import { reach } from "../../_graphql/reach";
import type { UserError } from "../../_graphql/errors";
import { errorOf } from "../../_session/auth-request";

export interface SetupInput extends Record<string, string> {
  name: string;
  email: string;
  password: string;
  teamName: string;
}

interface Result {
  team?: { slug: string };
  userErrors: UserError[];
}

/** Creates the first person and the first team. @throws ApiError, NetworkError */
export async function completeSetup(token: string, input: SetupInput): Promise<Result> {
  const init = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ ...input, token }) };
  const response = await reach("/api/setup", init);
  if (response.ok) return { ...((await response.json()) as { team: { slug: string } }), userErrors: [] };
  if (response.status !== 422) throw await errorOf(response);
  const { errors } = (await response.json()) as { errors: UserError[] };
  return { userErrors: errors };
}
