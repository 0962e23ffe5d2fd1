import { User } from "../../entities/index";
import { passwordMatches } from "../crypto/password";
import { dataSource } from "../db/data-source";
import { ForbiddenError, InvalidInputError } from "../errors";
import type { UserActor } from "../permissions/actor";
import { FailureLimiter } from "../rate-limit/failure-limiter";
import { recordRefusedSignIn } from "./record-refused-sign-in";

// One limit for everything that asks for the password again: who guesses at one door has no more guesses at the next.
const failures = new FailureLimiter("reauthenticate", 10, 900, "Too many wrong passwords.");

/**
 * Checks that it is this person who sits there. Call it outside of any transaction: checking a password takes long, and counting a failure
 * needs a connection of its own.
 * @param field of the input that holds the password.
 * @returns the hash that the password matches.
 * @throws RateLimitedError, InvalidInputError for a wrong password, ForbiddenError for a person who has none
 */
export async function confirmPassword(actor: UserActor, password: unknown, field: string): Promise<string> {
  const { id: userId } = actor;
  await failures.check(userId);
  const { passwordHash } = await (await dataSource()).manager.findOneByOrFail(User, { id: userId });
  if (passwordHash === null) throw new ForbiddenError("You have no password here. Sign out and sign in again with your provider.");
  if (typeof password === "string" && (await passwordMatches(password.slice(0, 1_000), passwordHash))) {
    await failures.check(userId);
    return passwordHash;
  }
  await recordRefusedSignIn(actor, actor.email, actor.origin, "reauthentication", actor);
  await failures.fail(userId);
  throw new InvalidInputError([{ field: [field], message: "This is not your password.", code: "INVALID" }]);
}
