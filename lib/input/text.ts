import { z } from "zod";

// C0 and C1 controls, line and paragraph separators, and what Unicode says to draw as nothing (bidi controls, zero-width characters,
// fillers, tags): invisible, and so a way to forge a name. Variation selectors stay, because emoji are made with them.
const invisible = /[\p{Cc}\u2028\u2029]|(?![\ufe00-\ufe0f])\p{Default_Ignorable_Code_Point}/u;
// As above, with tab and line feed allowed.
const invisibleInText = /(?![\t\n])\p{Cc}|(?![\ufe00-\ufe0f])\p{Default_Ignorable_Code_Point}/u;
const ignorable = /\p{Default_Ignorable_Code_Point}/gu;

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
    if (value.isWellFormed() && value.replace(/[\ufe00-\ufe0f]/g, "") === "")
      ctx.addIssue({ code: "custom", params: { code: "REQUIRED" }, message: `${label} can't be empty.` });
  });
}

/** Several lines of optional text; line breaks become `\n`; null and missing become the empty text. */
export function optionalText(label: string, max: number) {
  return z.preprocess((value) => (typeof value === "string" ? value.replace(/\r\n?/g, "\n") : (value ?? "")), text(label, max, invisibleInText));
}

/** What two names have in common when people would read them as the same: compatibility form, lower case, single spaces, nothing that isn't drawn. */
export function nameKey(name: string): string {
  return name.normalize("NFKC").replace(ignorable, "").toLowerCase().replaceAll("ß", "ss").replace(/\s+/gu, " ").trim();
}
