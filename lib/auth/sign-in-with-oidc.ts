import { Not } from "typeorm";
import { User, UserIdentity } from "../../entities/index";
import { recordPersonEvent } from "../audit/record-person-event";
import { dataSource } from "../db/data-source";
import { transaction } from "../db/transaction";
import type { RequestOrigin } from "../permissions/actor";
import { emailKey } from "../users/credentials";
import { type SignedIn, startSession } from "./sign-in";

/** What the OpenID Connect provider says of a person. */
export interface OidcProfile {
  issuer: string;
  subject: string;
  email?: string;
  emailVerified: boolean;
}

/**
 * Signs in a person whom the provider vouches for. The first time they are matched with an existing user by a verified address;
 * nobody is created: who may use Latchkey is decided in Latchkey.
 * @returns undefined when there is no such user, or when the provider has vouched for the user under another subject before.
 */
export async function signInWithOidc(profile: OidcProfile, origin: RequestOrigin): Promise<SignedIn | undefined> {
  const user = await findUser(profile, origin);
  return user && !user.disabledAt ? startSession(user, origin, "oidc") : undefined;
}

async function findUser({ issuer, subject, email, emailVerified }: OidcProfile, origin: RequestOrigin): Promise<User | null> {
  const { manager } = await dataSource();
  const identity = await manager.findOneBy(UserIdentity, { issuer, subject });
  if (identity) return manager.findOneBy(User, { id: identity.userId });
  if (!email || !emailVerified) return null;
  return transaction(async (tx) => {
    const user = await tx.manager.findOneBy(User, { emailKey: emailKey(email) });
    if (!user || user.disabledAt) return user;
    // An address can pass to another person; whom the provider knows by another subject already is not the one who comes now.
    if (await tx.manager.existsBy(UserIdentity, { issuer, userId: user.id, subject: Not(subject) })) return null;
    // Two sign-ins at once: one of them links, and both are let in.
    const identity = { issuer, subject, userId: user.id, createdAt: new Date() };
    const { raw } = await tx.manager.createQueryBuilder().insert().into(UserIdentity).values(identity).orIgnore().returning("subject").execute();
    const who = { type: "USER", id: user.id, name: user.name } as const;
    if ((raw as unknown[]).length > 0) await recordPersonEvent(tx, who, origin, user, { action: "user.link-identity", details: { issuer, subject } });
    return user;
  });
}
