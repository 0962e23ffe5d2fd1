import { createHmac, timingSafeEqual } from "node:crypto";
import { query } from "../db/pool";
import { instanceSecrets } from "../instance-secrets";

/** True while no user exists: the installation waits to be set up. */
export async function needsSetup(): Promise<boolean> {
  const [row] = await query<{ empty: boolean }>("SELECT NOT EXISTS (SELECT 1 FROM user_account) AS empty");
  return row?.empty ?? false;
}

/**
 * The secret of the set-up link. It follows from the installation's secrets, so that every instance and every restart
 * print the same link, and it is worth nothing once the first user exists.
 */
export function setupToken(): string {
  return createHmac("sha256", instanceSecrets().session).update("latchkey set-up link").digest("base64url");
}

/** True when this is the set-up link's secret; takes the same time for every wrong one. */
export function isSetupToken(candidate: string): boolean {
  const expected = createHmac("sha256", "compare").update(setupToken()).digest();
  return timingSafeEqual(expected, createHmac("sha256", "compare").update(candidate).digest());
}
