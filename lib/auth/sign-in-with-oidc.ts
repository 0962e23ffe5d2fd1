import { Not } from "typeorm";
import { Invitation, User, UserIdentity } from "../../entities/index";
import { recordPersonEvent } from "../audit/record-person-event";
import { dataSource } from "../db/data-source";
import { type Transaction, transaction } from "../db/transaction";
import { InvalidInputError } from "../errors";
import type { RequestOrigin } from "../permissions/actor";
import { createUserOf } from "../users/create-user";
import { email as isEmail, emailKey, personName } from "../users/input";
import { endSessions } from "./end-sessions";
import { recordRefusedSignIn } from "./record-refused-sign-in";
import { type SignedIn, startSession } from "./sign-in";

/** What the OpenID Connect provider says of a person. */
export interface OidcProfile {
  issuer: string;
  subject: string;
  name?: string;
  email?: string;
  emailVerified: boolean;
}

/**
 * Signs in a person whom the provider vouches for. The first time they are matched with an existing user by a verified address;
 * nobody is created but whom a team has invited: who may use Latchkey is decided in Latchkey.
 * @returns undefined when there is no such user, or when the provider has vouched for the user under another subject before.
 */
export async function signInWithOidc(profile: OidcProfile, origin: RequestOrigin): Promise<SignedIn | undefined> {
  const user = await findUser(profile, origin);
  const signedIn = user && !user.disabledAt ? await startSession(user, origin, "oidc") : undefined;
  if (!signedIn) await recordRefusedSignIn(user, profile.email ?? "", origin, "oidc");
  return signedIn;
}

async function findUser(profile: OidcProfile, origin: RequestOrigin): Promise<User | null> {
  const { issuer, subject, email, emailVerified } = profile;
  const { manager } = await dataSource();
  const identity = await manager.findOneBy(UserIdentity, { issuer, subject });
  if (identity) return manager.findOneBy(User, { id: identity.userId });
  if (!email || !emailVerified || !isEmail.safeParse(email).success) return null;
  const link = () => transaction((tx) => linkedUser(tx, profile, email, origin));
  // Two sign-ins at once: one of them creates or links, and both are let in.
  return link().catch((error: unknown) => {
    if (error instanceof InvalidInputError) return link();
    throw error;
  });
}

async function linkedUser(tx: Transaction, profile: OidcProfile, email: string, origin: RequestOrigin): Promise<User | null> {
  const { issuer, subject } = profile;
  const user = (await tx.manager.findOneBy(User, { emailKey: emailKey(email) })) ?? (await invitedUser(tx, profile, email, origin));
  if (!user || user.disabledAt) return user;
  // An address can pass to another person; whom the provider knows by another subject already is not the one who comes now.
  if (await tx.manager.existsBy(UserIdentity, { issuer, userId: user.id, subject: Not(subject) })) return null;
  const identity = { issuer, subject, userId: user.id, createdAt: new Date() };
  const { raw } = await tx.manager.createQueryBuilder().insert().into(UserIdentity).values(identity).orIgnore().returning("subject").execute();
  if ((raw as unknown[]).length === 0) return user;
  const who = { type: "USER", id: user.id, name: user.name } as const;
  await recordPersonEvent(tx, who, origin, user, { action: "user.link-identity", details: { issuer, subject } });
  return user.emailVerified ? user : takeOver(tx, user, origin);
}

/** A team waits for this person, and the provider vouches that it is they: so they get a user. Accepting the invitation is up to them. */
async function invitedUser(tx: Transaction, { name }: OidcProfile, email: string, origin: RequestOrigin): Promise<User | null> {
  const invited = await tx.manager
    .createQueryBuilder(Invitation, "item")
    .where("item.email_key = :key AND item.expires_at > clock_timestamp()", { key: emailKey(email) })
    .getExists();
  if (!invited) return null;
  const { data: called } = personName.safeParse(name ?? "");
  return createUserOf(tx, origin, { email: isEmail.parse(email), name: called ?? email.split("@")[0]!.slice(0, 100), password: null });
}

/**
 * The first proof of an address that nobody had vouched for. Whoever knows the password of that user may be another person, who came by
 * the link of an invitation first: it counts no more, and their sessions end.
 */
async function takeOver(tx: Transaction, user: User, origin: RequestOrigin): Promise<User> {
  await tx.manager.update(User, { id: user.id }, { emailVerified: true, passwordHash: null });
  const endedSessions = await endSessions(tx, user.id, "all");
  const who = { type: "USER", id: user.id, name: user.name } as const;
  await recordPersonEvent(tx, who, origin, user, { action: "user.change-password", details: { removed: true, endedSessions } });
  return { ...user, emailVerified: true, passwordHash: null };
}
