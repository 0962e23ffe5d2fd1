import { User, UserIdentity } from "../../entities/index";
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
 * @returns undefined when there is no such user.
 */
export async function signInWithOidc(profile: OidcProfile, origin: RequestOrigin): Promise<SignedIn | undefined> {
  const user = await findUser(profile);
  return user && !user.disabledAt ? startSession(user, origin, "oidc") : undefined;
}

async function findUser({ issuer, subject, email, emailVerified }: OidcProfile): Promise<User | null> {
  const { manager } = await dataSource();
  const identity = await manager.findOneBy(UserIdentity, { issuer, subject });
  if (identity) return manager.findOneBy(User, { id: identity.userId });
  if (!email || !emailVerified) return null;
  return transaction(async (tx) => {
    const user = await tx.manager.findOneBy(User, { emailKey: emailKey(email) });
    if (user)
      await tx.manager
        .createQueryBuilder()
        .insert()
        .into(UserIdentity)
        .values({ issuer, subject, userId: user.id, createdAt: new Date() })
        .orIgnore()
        .execute();
    return user;
  });
}
