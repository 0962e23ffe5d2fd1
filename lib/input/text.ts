import { z } from "zod";

// C0 and C1 controls, bidi overrides and isolates, zero-width characters, BOM: invisible, and so a way to forge a name.
const invisible = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u;
// As above, with tab and line feed allowed.
const invisibleInText = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

const length = (value: string) => [...value].length;

function text(label: string, max: number, forbidden: RegExp) {
  return z
    .string(`${label} must be text.`)
    .transform((value) => (value.isWellFormed() ? value.normalize("NFC").trim() : value))
    .superRefine((value, ctx) => {
      if (!value.isWellFormed()) ctx.addIssue({ code: "custom", message: `${label} holds half a character (a lone surrogate). Remove it.` });
      else if (forbidden.test(value)) ctx.addIssue({ code: "custom", message: `${label} holds an invisible control character. Remove it.` });
      else if (length(value) > max)
        ctx.addIssue({ code: "custom", params: { code: "TOO_LONG" }, message: `${label} has ${length(value)} characters; at most ${max} are allowed.` });
    });
}

/** One line of required text: normalized (NFC), trimmed, without control characters, at most `max` characters. */
export function requiredLine(label: string, max: number) {
  return text(label, max, invisible).superRefine((value, ctx) => {
    if (value === "") ctx.addIssue({ code: "custom", params: { code: "REQUIRED" }, message: `${label} can't be empty.` });
  });
}

/** Several lines of optional text; line breaks become `\n`; null and missing become the empty text. */
export function optionalText(label: string, max: number) {
  return z.preprocess((value) => (typeof value === "string" ? value.replace(/\r\n?/g, "\n") : (value ?? "")), text(label, max, invisibleInText));
}

/** What two names have in common when people would read them as the same: compatibility form, lower case, single spaces. */
export function nameKey(name: string): string {
  return name.normalize("NFKC").toLowerCase().replace(/\s+/gu, " ").trim();
}
