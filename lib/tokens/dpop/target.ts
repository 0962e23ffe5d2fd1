import { settings } from "../../env";

/**
 * Whether the `htu` of a proof is the address that a request came to, whatever their queries and fragments (RFC 9449 §4.3).
 * We go by the configured public URL, never by what the request says of its host.
 */
export function sameTarget(htu: unknown, request: Request): boolean {
  if (typeof htu !== "string" || !/^https?:\/\/[\x21-\x7e]+$/i.test(htu) || htu.includes("\\") || !URL.canParse(htu)) return false;
  const { origin, pathname, username, password } = new URL(htu);
  return username === "" && password === "" && origin === settings().publicUrl && normal(pathname) === normal(new URL(request.url).pathname);
}

/** A path in the one form of all that are equal by syntax (RFC 3986 §6.2.2). Dots and letters of the host are put right by `URL`. */
function normal(path: string): string {
  return path.replace(/%[0-9a-f]{2}/gi, (escaped) => {
    const character = String.fromCharCode(parseInt(escaped.slice(1), 16));
    return /[A-Za-z0-9._~-]/.test(character) ? character : escaped.toUpperCase();
  });
}
