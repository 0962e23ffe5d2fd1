import { isIP } from "node:net";
import { z } from "zod";

/** How many origins one token may allow. */
export const mostOrigins = 50;

/**
 * What is wrong with the text as an origin that a browser could send: scheme, host and port, nothing else, and in the one form that browsers use.
 * @returns a sentence; undefined when it is one
 */
export function originProblem(text: string): string | undefined {
  const form = "An origin is a scheme, a host and, if it isn't the usual one, a port, such as https://app.example.com or http://localhost:3000.";
  if (text === "null") return "The origin null stands for any sandboxed page or file, so it can't be allowed.";
  if (text.includes("*")) return `Only the first label of a host may be *, as in https://*.example.com. ${form}`;
  if (!/^[\x21-\x7e]{1,300}$/.test(text) || !URL.canParse(text)) return form;
  const { protocol, origin, hostname } = new URL(text);
  if (protocol !== "https:" && protocol !== "http:") return "The scheme of an origin must be https or http.";
  if (hostname.endsWith(".")) return "The host must not end with a dot: browsers count that as another origin.";
  if (origin !== text) return `Write it as browsers send it: ${origin}`;
  return undefined;
}

/** What is wrong with the text as an entry of a token's list: an origin, or one whose host's first label is `*`. */
export function patternProblem(text: string): string | undefined {
  const wildcard = /^(https?:\/\/)\*\.(.*)$/s.exec(text);
  if (!wildcard) return originProblem(text);
  const [, scheme, rest] = wildcard;
  const host = /^[^:/]*/.exec(rest!)![0];
  if (isIP(host)) return "An address has no labels that * could stand for.";
  if (!host.includes(".") && host !== "localhost") return "After *. there must be a domain of your own, such as https://*.example.com.";
  const problem = originProblem(`${scheme}any.${rest}`);
  return problem?.startsWith("Write it as") ? problem.replace("://any.", "://*.") : problem;
}

/** A token's list of allowed origins. */
export const originList = z
  .array(
    z.string("An origin must be text.").superRefine((text, ctx) => {
      const problem = patternProblem(text);
      if (problem) ctx.addIssue({ code: "custom", message: problem });
    }),
  )
  .max(mostOrigins, `A token may allow at most ${mostOrigins} origins.`)
  .transform((list) => [...new Set(list)]);

/**
 * The entries that would allow an origin: itself, and the one with `*` for its host's first label. `*` stands for exactly one label, as in certificates:
 * `https://*.example.com` is neither `https://example.com` nor `https://a.b.example.com`. Scheme and port are compared as they are.
 */
export function patternsFor(origin: string): string[] {
  const wildcard = origin.replace(/^(https?:\/\/)[^.:/]+\./, "$1*.");
  return wildcard === origin || patternProblem(wildcard) ? [origin] : [origin, wildcard];
}

/** The entry of the list that allows the origin, if there is one. What is no origin of a browser's is allowed by none. */
export function allowingPattern(list: readonly string[], origin: string): string | undefined {
  if (originProblem(origin)) return undefined;
  return patternsFor(origin).find((pattern) => list.includes(pattern));
}
