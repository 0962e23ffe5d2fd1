import { readBody } from "../http/body";
import { OAuthError } from "./errors";

const largestForm = 64 * 1024;
const repeatable = new Set(["resource", "audience"]);

/**
 * The parameters of a request to an OAuth endpoint (RFC 6749 §3.2, appendix B): sent as a form, none of them twice,
 * an empty one counts as left out. `resource` and `audience` alone may be repeated (RFC 8707 §2, RFC 8693 §2.1); their values are joined by
 * line feeds, which no parameter may hold.
 * @throws OAuthError `invalid_request`
 */
export async function readForm(request: Request): Promise<ReadonlyMap<string, string>> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/x-www-form-urlencoded") throw new OAuthError("invalid_request", "Send the parameters as application/x-www-form-urlencoded.");
  const text = await readBody(request, largestForm);
  const values = new Map<string, string>();
  const seen = new Set<string>();
  for (const [name, value] of new URLSearchParams(text)) {
    if (seen.has(name) && !repeatable.has(name)) throw new OAuthError("invalid_request", `The parameter ${printable(name)} is sent twice.`);
    if (/[\u0000-\u001f\u007f\ufffd]/u.test(value))
      throw new OAuthError("invalid_request", `The parameter ${printable(name)} holds characters that are not allowed.`);
    seen.add(name);
    if (value !== "") values.set(name, values.has(name) ? `${values.get(name)}\n${value}` : value);
  }
  return values;
}

/** Text from a client, reduced to what an error description may hold (RFC 6749 §5.2). */
export function printable(text: string): string {
  return text.slice(0, 60).replace(/[^\x20\x21\x23-\x5b\x5d-\x7e]/g, "?");
}
