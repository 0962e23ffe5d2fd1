import type { NextAuthOptions, User as NextAuthUser } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { actorOfSession } from "@/lib/auth/authenticate";
import { endSession } from "@/lib/auth/end-session";
import { sessionCookieName } from "@/lib/auth/session-cookie";
import { sessionLifetime } from "@/lib/auth/sessions";
import { type SignedIn, signInWithPassword } from "@/lib/auth/sign-in";
import { settings } from "@/lib/env";
import { instanceSecrets } from "@/lib/instance-secrets";
import { log } from "@/lib/log";
import type { RequestOrigin } from "@/lib/permissions/actor";
import { defaultExport } from "./default-export";
import { oidcProvider, signInWithProvider } from "./oidc";

type UserWithSession = NextAuthUser & { cookieSecret?: string };

const withSession = ({ user, cookieSecret }: SignedIn): UserWithSession => ({ ...user, cookieSecret });

/**
 * next-auth's options for one request. Its session token is our opaque cookie value instead of a JWT:
 * `encode` and `decode` are where next-auth lets us say so, and the session itself is a row that can be ended.
 * @param failed told of an error that next-auth would turn into a plain refusal.
 */
export function authOptions(origin: RequestOrigin, failed: (error: unknown) => void): NextAuthOptions {
  const secure = settings().publicUrl.startsWith("https:");
  const cookie = (name: string) => ({
    name: secure ? `__Host-latchkey-${name}` : `latchkey-${name}`,
    options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure },
  });
  // next-auth takes an error for "no session", deletes the cookie, and says that all is well.
  const orFailed = <T>(work: Promise<T>): Promise<T> =>
    work.catch((error: unknown) => {
      failed(error);
      throw error;
    });
  return {
    secret: instanceSecrets().session,
    session: { strategy: "jwt", maxAge: sessionLifetime },
    pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/sign-in" },
    cookies: {
      sessionToken: { ...cookie("session"), name: sessionCookieName() },
      callbackUrl: cookie("callback-url"),
      csrfToken: cookie("csrf"),
      state: cookie("state"),
      nonce: cookie("nonce"),
      pkceCodeVerifier: cookie("pkce"),
    },
    providers: [
      defaultExport(Credentials)({
        credentials: { email: {}, password: {} },
        authorize: async (credentials) => {
          try {
            const signedIn = await signInWithPassword({ email: String(credentials?.email ?? ""), password: String(credentials?.password ?? "") }, origin);
            return signedIn ? withSession(signedIn) : null;
          } catch (error) {
            failed(error);
            return null;
          }
        },
      }),
      ...oidcProvider(),
    ],
    jwt: {
      encode: ({ token }) => String(token?.cookieSecret ?? ""),
      decode: async ({ token: cookieSecret }) => {
        const actor = cookieSecret ? await orFailed(actorOfSession(`${sessionCookieName()}=${cookieSecret}`, origin)) : null;
        return actor ? { sub: actor.id, name: actor.name, email: actor.email, cookieSecret } : null;
      },
    },
    callbacks: {
      signIn: ({ user, account, profile }) => (account?.provider === "oidc" ? signInWithProvider(user, profile, origin, failed) : true),
      jwt: ({ token, user }) =>
        (user as UserWithSession | undefined)?.cookieSecret ? { ...token, cookieSecret: (user as UserWithSession).cookieSecret } : token,
      session: ({ session }) => session,
      redirect: ({ url, baseUrl }) =>
        url.startsWith("/") && !url.startsWith("//") ? baseUrl + url : URL.canParse(url) && new URL(url).origin === baseUrl ? url : baseUrl,
    },
    events: {
      signOut: async ({ token }) => {
        const cookieSecret = typeof token?.cookieSecret === "string" ? token.cookieSecret : undefined;
        const actor = cookieSecret && (await orFailed(actorOfSession(`${sessionCookieName()}=${cookieSecret}`, origin)));
        if (actor) await orFailed(endSession(actor, cookieSecret));
      },
    },
    logger: {
      error: (code) => log().warn({ requestId: origin.requestId, code }, "sign-in failed"),
      warn: (code) => log().debug({ code }, "next-auth"),
      debug: () => undefined,
    },
  };
}
