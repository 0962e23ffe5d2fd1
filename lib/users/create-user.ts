import { User } from "../../entities/index";
import { recordEvent } from "../audit/record-event";
import { hashPassword } from "../crypto/password";
import { violatedUnique } from "../db/failure";
import type { Transaction } from "../db/transaction";
import { InvalidInputError } from "../errors";
import { newId } from "../ids";
import type { Actor } from "../permissions/actor";
import { emailKey } from "./credentials";

/**
 * Creates a person. The input has been checked with the schemas of `credentials.ts`.
 * @throws InvalidInputError when the address is taken.
 */
export async function createUser(tx: Transaction, actor: Actor, input: { email: string; name: string; password: string }): Promise<User> {
  const user = {
    id: newId("User"),
    email: input.email,
    emailKey: emailKey(input.email),
    name: input.name,
    passwordHash: await hashPassword(input.password),
    createdAt: new Date(),
    disabledAt: null,
  };
  try {
    await tx.manager.insert(User, user);
  } catch (error) {
    if (violatedUnique(error) !== "user_email_unique") throw error;
    throw new InvalidInputError([{ field: ["input", "email"], message: "This e-mail address is in use.", code: "TAKEN" }]);
  }
  await recordEvent(tx, actor, { action: "user.create", teamId: null, target: { type: "User", id: user.id, name: user.email } });
  return user;
}
