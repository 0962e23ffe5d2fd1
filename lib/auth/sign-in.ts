import { User } from "../../entities/index";
import { recordPersonEvent } from "../audit/record-person-event";
import { passwordMatches } from "../crypto/password";
import { dataSource } from "../db/data-source";
import { transaction } from "../db/transaction";
import type { RequestOrigin } from "../permissions/actor";
import { FailureLimiter } from "../rate-limit/failure-limiter";
import { networkOf } from "../rate-limit/network-of";
import { emailKey } from "../users/input";
import { recordRefusedSignIn } from "./record-refused-sign-in";
import { createSession } from "./sessions";
import { storable } from "../input/storable";

const message = "Too many failed sign-ins.";
const perAddress = new FailureLimiter("sign-in-address", 50, 900, message);
const perPair = new FailureLimiter("sign-in-pair", 10, 900, message);

/** What a sign-in leads to: the person, and the value of their session cookie. */
export interface SignedIn {
  user: Pick<User, "id" | "name" | "email">;
  cookieSecret: string;
}

/**
 * Signs a person in with e-mail and password. An unknown address, a wrong password and a disabled person
 * get the same answer after the same work.
 * @returns undefined when refused.
 * @throws RateLimitedError
 */
export async function signInWithPassword(input: { email: string; password: string }, origin: RequestOrigin): Promise<SignedIn | undefined> {
  const key = storable(emailKey(input.email).slice(0, 254));
  const address = networkOf(origin.address);
  const pair = `${key}|${address}`;
  const check = () => Promise.all([perAddress.check(address), perPair.check(pair)]);
  await check();
  const user = await (await dataSource()).manager.findOneBy(User, { emailKey: key });
  const matches = await passwordMatches(input.password.slice(0, 1_000), user?.passwordHash ?? null);
  if (!user || !matches || user.disabledAt) {
    await perAddress.fail(address);
    await perPair.fail(pair);
    await recordRefusedSignIn(user, key, origin, "password");
    return undefined;
  }
  await check();
  return startSession(user, origin, "password");
}

/**
 * Starts a session for a person who has proved who they are.
 * @returns undefined when they were disabled meanwhile, or the password that they gave is no longer theirs: a change of it ends their
 * sessions, and none with the old password may slip in after that.
 */
export async function startSession(user: User, origin: RequestOrigin, method: "password" | "oidc"): Promise<SignedIn | undefined> {
  return transaction(async (tx) => {
    const [current] = await tx.manager.query<{ hash: string | null }[]>(
      "SELECT password_hash AS hash FROM user_account WHERE id = $1 AND disabled_at IS NULL FOR SHARE",
      [user.id],
    );
    if (!current || (method === "password" && current.hash !== user.passwordHash)) return undefined;
    const cookieSecret = await createSession(tx, user.id, origin);
    const who = { type: "USER", id: user.id, name: user.name } as const;
    await recordPersonEvent(tx, who, origin, user, { action: "session.create", details: { method } });
    return { user: { id: user.id, name: user.name, email: user.email }, cookieSecret };
  });
}
