import { queryOptions } from "@tanstack/react-query";
import { askFor } from "../_graphql/challenge";
import { reach } from "../_graphql/reach";
import type { UserError } from "../_graphql/errors";
import { errorOf } from "../_session/auth-request";

/** A sign-in in one browser. */
export interface OwnSession {
  id: string;
  current: boolean;
  createdAt: string;
  lastSeenAt: string | null;
  address: string | null;
  userAgent: string | null;
}

interface OwnAccount {
  hasPassword: boolean;
  sessions: OwnSession[];
}

/** Asks an endpoint about the person's own account; when the session has ended, waits for the person to sign in and asks again. */
async function ask(path: string, init?: RequestInit): Promise<Response> {
  for (;;) {
    const response = await reach(`/api/auth/${path}`, init);
    if (response.status === 401 && (await askFor("sign-in"))) continue;
    return response;
  }
}

const post = (path: string, body: object) => ask(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

/** Whether the person has a password here, and where they are signed in. */
export const ownAccountQuery = queryOptions({
  queryKey: ["own-account"],
  queryFn: async ({ signal }) => {
    const response = await ask("account", { signal });
    if (!response.ok) throw await errorOf(response);
    return (await response.json()) as OwnAccount;
  },
});

/** Changes the password. @returns how many other sessions have ended, and what is wrong with the input */
export async function changePassword(input: { currentPassword: string; newPassword: string }): Promise<{ endedSessions: number; userErrors: UserError[] }> {
  const response = await post("change-password", input);
  if (response.ok) return { ...((await response.json()) as { endedSessions: number }), userErrors: [] };
  if (response.status !== 422) throw await errorOf(response);
  const { errors } = (await response.json()) as { errors: UserError[] };
  return { endedSessions: 0, userErrors: errors };
}

/** Ends one session. It is no mistake when it has ended already. */
export async function endSession(id: string): Promise<void> {
  const response = await post("end-session", { id });
  if (!response.ok && response.status !== 404) throw await errorOf(response);
}

/** Ends every session of the person, this one too. */
export async function signOutEverywhere(): Promise<void> {
  const response = await reach("/api/auth/sign-out-everywhere", { method: "POST" });
  // Whoever has no session any more is where they want to be.
  if (!response.ok && response.status !== 401) throw await errorOf(response);
}
