import { User } from "../../entities/index";
import type { EventDraft } from "../audit/event";
import { recordEvent, recordEventOf } from "../audit/record-event";
import { hashPassword } from "../crypto/password";
import type { Transaction } from "../db/transaction";
import { newId } from "../ids";
import { asTaken } from "../input/as-taken";
import type { Actor, RequestOrigin } from "../permissions/actor";
import { emailKey } from "./input";

/**
 * Creates a person. The input has been checked with the schemas of `input.ts`.
 * @throws InvalidInputError when the address is taken.
 */
export async function createUser(tx: Transaction, actor: Actor, input: NewUser): Promise<User> {
  const { user, draft } = await insertUser(tx, input);
  await recordEvent(tx, actor, draft);
  return user;
}

interface NewUser {
  email: string;
  name: string;
  /** Null for who signs in with an OpenID Connect provider only. */
  password: string | null;
  /** Whether somebody who may has vouched for the address, as by default. */
  emailVerified?: boolean;
}

/** As `createUser`, for a person who makes themself: the event is theirs. */
export async function createUserOf(tx: Transaction, origin: RequestOrigin, input: NewUser): Promise<User> {
  const { user, draft } = await insertUser(tx, input);
  await recordEventOf(tx, { type: "USER", id: user.id, name: user.name }, origin, draft);
  return user;
}

async function insertUser(tx: Transaction, input: NewUser): Promise<{ user: User; draft: EventDraft }> {
  const user = {
    id: newId("User"),
    email: input.email,
    emailKey: emailKey(input.email),
    name: input.name,
    passwordHash: input.password === null ? null : await hashPassword(input.password),
    emailVerified: input.emailVerified ?? true,
    createdAt: new Date(),
    disabledAt: null,
    administratorSince: null,
  };
  await tx.manager.insert(User, user).catch(asEmailTaken);
  return { user, draft: { action: "user.create", teamId: null, target: { type: "User", id: user.id, name: user.email } } };
}

const asEmailTaken = asTaken({ user_email_unique: { field: "email", message: "This e-mail address is in use." } });
