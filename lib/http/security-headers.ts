import { settings } from "../env";

// RFC 6797: only where the installation is reached by https, or browsers would be locked out of it.
const isSecure = () => settings().publicUrl.startsWith("https:");
const transportSecurity = { "strict-transport-security": "max-age=31536000; includeSubDomains" };

const ofApi: Readonly<Record<string, string>> = {
  // What anybody may keep says so itself.
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "referrer-policy": "no-referrer",
  "x-frame-options": "DENY",
};
const ofSecureApi: Readonly<Record<string, string>> = { ...ofApi, ...transportSecurity };

/** Headers of every answer that is not a page, but for those that it has itself. */
export function apiSecurityHeaders(): Readonly<Record<string, string>> {
  return isSecure() ? ofSecureApi : ofApi;
}

/** Headers of every page; scripts and styles run only with the nonce of this very answer. */
export function pageSecurityHeaders(nonce: string): Record<string, string> {
  const { production } = settings();
  // Next's hot reload evaluates code and talks over a web socket; production does neither.
  const script = production ? `'self' 'nonce-${nonce}' 'strict-dynamic'` : `'self' 'nonce-${nonce}' 'unsafe-eval'`;
  const policy = [
    "default-src 'self'",
    `script-src ${script}`,
    // A nonce would make browsers ignore 'unsafe-inline', which Next's development overlay needs.
    `style-src-elem 'self' ${production ? `'nonce-${nonce}'` : "'unsafe-inline'"}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${production ? "" : " ws: wss:"}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
  return {
    "content-security-policy": policy,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
    "cache-control": "no-store",
    ...(isSecure() && transportSecurity),
  };
}
