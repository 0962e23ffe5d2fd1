import { z } from "zod";
import { originProblem, patternProblem } from "./origin-form";

/** How many origins one token may allow. */
export const mostOrigins = 50;

/** A token's list of allowed origins. */
export const originList = z
  .array(
    z.string("An origin must be text.").superRefine((text, ctx) => {
      const problem = patternProblem(text);
      if (problem) ctx.addIssue({ code: "custom", message: problem });
    }),
  )
  .max(mostOrigins, `At most ${mostOrigins} origins may be allowed.`)
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
