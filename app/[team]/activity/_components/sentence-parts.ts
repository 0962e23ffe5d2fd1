import type { AuditEvent } from "../queries";
import { sentenceOf } from "./sentences";

/** A part of a sentence: words, or the name of somebody or something. */
export interface SentencePart {
  text: string;
  name?: boolean;
}

type Told = Pick<AuditEvent, "action" | "actorType" | "actorName" | "targetName" | "details">;

/** Who did what to whom, part by part. */
export function sentenceParts({ action, actorType, actorName, targetName, details }: Told): SentencePart[] {
  const { verb, own, target = true } = sentenceOf(action);
  const actor = { text: actorType === "ANONYMOUS" ? "Someone unknown" : actorName, name: true };
  const names = new Map<string, unknown>([...(typeof details === "object" && details !== null ? Object.entries(details) : []), ["target", targetName]]);
  const toSelf = own && names.has(own.detail) ? own.verb : undefined;
  const whole = toSelf ?? (target && !verb.includes("{target}") ? `${verb} {target}` : verb);
  const parts = whole.split(/\{(\w+)\}/).map((text, index): SentencePart => {
    if (index % 2 === 0) return { text: text.trim() };
    const value = names.get(text);
    return { text: typeof value === "string" ? value : "", name: true };
  });
  return [actor, ...parts.filter(({ text }) => text !== "")];
}
