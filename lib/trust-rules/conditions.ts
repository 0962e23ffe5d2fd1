import type { JWTPayload } from "jose";
import type { TrustCondition } from "../../entities/index";

/** How many conditions one rule may have. */
export const mostConditions = 20;

/** What came of a condition. */
export interface CheckedCondition extends TrustCondition {
  holds: boolean;
  /** The claim's value as text; null when the token hasn't the claim. */
  found: string | null;
}

/**
 * Whether each condition holds for a token. A claim that is a list holds when one of its members does.
 * A pattern is compared as it is, save that `*` stands for one or more characters of which none is `/` or `:`: what a `*` takes in GitHub's
 * `repo:acme/*:ref:refs/heads/main` is a repository's name, and never reaches over into the next part.
 */
export function checkConditions(conditions: readonly TrustCondition[], claims: JWTPayload): CheckedCondition[] {
  return conditions.map(({ claim, pattern }) => {
    const values = textsOf(claimAt(claims, claim));
    return { claim, pattern, holds: values.some((text) => matches(text, pattern)), found: shownText(values) };
  });
}

/**
 * The same for a claim that must be a value as it is, in which `*` means nothing, and that value alone: a token that is for others too could be
 * sent here by them (OpenID Connect Core §3.1.3.7).
 */
export function checkExact(claim: string, pattern: string, claims: JWTPayload): CheckedCondition {
  const value = claims[claim];
  // Each member as it is, however many there are: none may be passed over because it is long, or no text.
  const members: unknown[] = Array.isArray(value) ? value : [value];
  return { claim, pattern, holds: members.length > 0 && members.every((member) => member === pattern), found: shownText(textsOf(value)) };
}

/** More than any pattern can want; what is longer matches nothing. */
const longestValue = 2_000;
/** How many members of a list are looked at. */
const mostMembers = 100;

const textsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? (value as unknown[]).slice(0, mostMembers) : [value]).flatMap((each) => textOf(each) ?? []);

/** As much of a claim as somebody reads. */
const shownText = (values: readonly string[]): string | null => (values.length > 0 ? values.join(", ").slice(0, 500) : null);

/** A claim by its name, or, below the first level, by a JSON Pointer (RFC 6901) such as `/kubernetes.io/namespace`. */
function claimAt(claims: JWTPayload, claim: string): unknown {
  const path = claim.startsWith("/")
    ? claim
        .slice(1)
        .split("/")
        .map((part) => part.replace(/~1/g, "/").replace(/~0/g, "~"))
    : [claim];
  let value: unknown = claims;
  for (const part of path) {
    if (typeof value !== "object" || value === null || Array.isArray(value) || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return value;
}

function textOf(value: unknown): string | undefined {
  if (typeof value === "string") return value.length <= longestValue ? value : undefined;
  // Of a larger number several look alike once they are read.
  if (typeof value === "number") return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? String(value) : undefined;
  return typeof value === "boolean" ? String(value) : undefined;
}

/** Part by part, from the left: a regular expression of somebody else's making could take for ever. */
function matches(text: string, pattern: string): boolean {
  // Neither `/` nor `:` is taken by a `*`, so both texts have them at the same places.
  const [parts, wanted] = [text.split(/([/:])/), pattern.split(/([/:])/)];
  return parts.length === wanted.length && parts.every((part, at) => matchesPart(part, wanted[at]!));
}

/** Whether a text is what a pattern wants, if a `*` could stand for any characters. */
export function matchesPart(text: string, pattern: string): boolean {
  const literals = pattern.split("*");
  if (literals.length === 1) return text === pattern;
  const [first, last] = [literals[0]!, literals.at(-1)!];
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  let at = first.length;
  for (const literal of literals.slice(1, -1)) {
    const found = text.indexOf(literal, at + 1);
    if (found < 0) return false;
    at = found + literal.length;
  }
  // Each `*` takes at least one character.
  return text.length - last.length >= at + 1;
}
