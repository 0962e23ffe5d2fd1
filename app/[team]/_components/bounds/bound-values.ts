import { patternProblem } from "@/lib/bounds/origin-form";

/** What a form holds of where something may be used from: the entries, and what is typed and not added yet. */
export interface BoundValues {
  allowedOrigins: string[];
  originDraft: string;
  allowedCidrs: string[];
  networkDraft: string;
}

/** The same as the API has it. */
export interface Bounds {
  allowedOrigins: string[];
  allowedCidrs: string[];
}

/** What a form begins with. */
export const boundValues = ({ allowedOrigins, allowedCidrs }: Bounds): BoundValues => ({
  allowedOrigins: [...allowedOrigins],
  originDraft: "",
  allowedCidrs: [...allowedCidrs],
  networkDraft: "",
});

/** What a form says, to be sent; what is typed and not added yet counts as well. */
export const boundsOf = ({ allowedOrigins, originDraft, allowedCidrs, networkDraft }: BoundValues): Bounds => ({
  allowedOrigins: withEntries(allowedOrigins, originDraft),
  allowedCidrs: withEntries(allowedCidrs, networkDraft),
});

/** The entries and those that a text names, separated by spaces or commas; none twice. */
export const withEntries = (entries: readonly string[], text: string): string[] => [...new Set([...entries, ...textEntries(text)])];

/** What a text names, separated by spaces or commas. */
export const textEntries = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean);

/** What is wrong with the first bad one of the origins that a text names. */
export const originsProblem = (text: string): string | undefined => textEntries(text).map(patternProblem).find(Boolean);

/** What a form finds wrong before anything is sent. */
export const boundRules = { originDraft: (text: string) => originsProblem(text) ?? null };
