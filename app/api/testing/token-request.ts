import { gzipSync } from "node:zlib";
import type { ClientKeys } from "@/lib/service-accounts/client-keys";
import { send } from "./call-api";

const form = "application/x-www-form-urlencoded";

/** The value of an `Authorization: Basic` header for these two halves, as they are. */
export function basic(id: string, secret: string): string {
  return `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}`;
}

/** Sends a body to an OAuth endpoint, the token endpoint unless another is named, as it is, with the client's keys in the header unless another header is given. */
export function postToken(
  keys: ClientKeys,
  body: BodyInit | null,
  { authorization = basic(keys.clientId, keys.clientSecret), method = "POST", type = form, encoding, path = "/oauth/token", at }: PostOptions = {},
): Promise<Response> {
  const headers = new Headers();
  if (authorization !== null) headers.set("authorization", authorization);
  if (type !== null) headers.set("content-type", type);
  if (encoding) headers.set("content-encoding", encoding);
  return send(path, { method, headers, body: encoding === "gzip" ? gzipSync(body as string) : body }, at);
}

interface PostOptions {
  authorization?: string | null;
  method?: string;
  type?: string | null;
  encoding?: string;
  path?: string;
  /** The URL of another instance that is asked instead. */
  at?: string;
}

/** The status of an answer with the members of RFC 6749 §5.2. */
export async function refusal(response: Response): Promise<{ status: number; error: unknown }> {
  const body = (await response.json()) as Record<string, unknown>;
  return { status: response.status, error: body.error };
}
