import { sessionCookieName } from "../auth/session-cookie";
import { createSession } from "../auth/sessions";
import { transaction } from "../db/transaction";
import type { RequestOrigin } from "../permissions/actor";

/** The `Cookie` header of a browser that has this secret. */
export const cookieOf = (cookieSecret: string): string => `${sessionCookieName()}=${cookieSecret}`;

/** Signs a person in, as one more browser does. @returns its `Cookie` header */
export async function sessionOf(userId: string, from?: RequestOrigin): Promise<string> {
  return cookieOf(await transaction((tx) => createSession(tx, userId, from)));
}
