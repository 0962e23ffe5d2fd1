import { open, seal } from "../crypto/envelope";
import type { Webhook } from "../../entities/index";

const context = (id: string) => `webhook-url ${id}`;

/** An address as it is stored. */
export function sealUrl(id: string, url: string): Buffer {
  return seal(url, context(id));
}

/** The address that is stored. */
export function urlOf({ id, sealedUrl }: Pick<Webhook, "id" | "sealedUrl">): string {
  return open(sealedUrl, context(id));
}

/** From how many characters on a part of a path may be a secret: many services have theirs there. */
const longPart = 16;

/** An address as it may be shown: of Slack no more than where it lies and its end, of others neither long parts of the path nor values of the query. */
export function shownUrl(kind: Webhook["kind"], text: string): string {
  const url = new URL(text);
  if (kind === "SLACK") return `${url.origin}/…${text.slice(-4)}`;
  const values = [...url.searchParams.keys()].map((name) => `${encodeURIComponent(name)}=…`);
  const path = url.pathname.split("/").map((part) => (part.length < longPart ? part : `…${part.slice(-4)}`));
  return `${url.origin}${path.join("/")}${values.length > 0 ? `?${values.join("&")}` : ""}`;
}
