import type { NextAuthOptions, Profile, User as NextAuthUser } from "next-auth";
import { signInWithOidc } from "@/lib/auth/sign-in-with-oidc";
import { settings } from "@/lib/env";
import type { RequestOrigin } from "@/lib/permissions/actor";

type Claims = Profile & { email_verified?: boolean };

/** The OpenID Connect provider of the settings; none by default. */
export function oidcProvider(): NextAuthOptions["providers"] {
  const { oidc } = settings();
  if (!oidc) return [];
  return [
    {
      id: "oidc",
      name: oidc.name,
      type: "oauth",
      wellKnown: `${oidc.issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
      issuer: oidc.issuer,
      clientId: oidc.clientId,
      clientSecret: oidc.clientSecret,
      idToken: true,
      checks: ["pkce", "state", "nonce"],
      authorization: { params: { scope: "openid email profile" } },
      profile: (claims: Claims) => ({ id: claims.sub ?? "", name: claims.name, email: claims.email }),
    },
  ];
}

/** next-auth's question whether a person whom the provider vouches for may come in; yes leaves the new session on `user`. */
export async function signInWithProvider(
  user: NextAuthUser,
  profile: Claims | undefined,
  origin: RequestOrigin,
  failed: (error: unknown) => void,
): Promise<boolean> {
  const { oidc } = settings();
  if (!oidc || !profile?.sub) return false;
  try {
    const signedIn = await signInWithOidc(
      { issuer: oidc.issuer, subject: profile.sub, name: profile.name, email: profile.email, emailVerified: profile.email_verified === true },
      origin,
    );
    if (signedIn) Object.assign(user, signedIn.user, { cookieSecret: signedIn.cookieSecret });
    return signedIn !== undefined;
  } catch (error) {
    failed(error);
    return false;
  }
}
