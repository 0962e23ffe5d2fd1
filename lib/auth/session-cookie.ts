import { settings } from "../env";

/** The name of the session cookie. On https the prefix makes browsers bind it to this very host. */
export function sessionCookieName(): string {
  return settings().publicUrl.startsWith("https:") ? "__Host-latchkey-session" : "latchkey-session";
}

/** The value of a cookie in a `Cookie` header. */
export function readCookie(header: string | null, name: string): string | undefined {
  for (const pair of (header ?? "").split(";")) {
    const equals = pair.indexOf("=");
    if (equals > 0 && pair.slice(0, equals).trim() === name) return pair.slice(equals + 1).trim();
  }
  return undefined;
}

/** The `Set-Cookie` that starts a session in a browser. @param lifetime seconds */
export function startedSessionCookie(cookieSecret: string, lifetime: number): string {
  const name = sessionCookieName();
  return `${name}=${cookieSecret}; Path=/; Max-Age=${lifetime}; HttpOnly; SameSite=Lax${name.startsWith("__Host-") ? "; Secure" : ""}`;
}

/** The `Set-Cookie` that makes a browser forget its session. */
export function endedSessionCookie(): string {
  const name = sessionCookieName();
  return `${name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${name.startsWith("__Host-") ? "; Secure" : ""}`;
}
