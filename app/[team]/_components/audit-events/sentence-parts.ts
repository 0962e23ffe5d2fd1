import type { AuditEvent } from "../../activity/queries";
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
    return { text: nameOf(names.get(text)), name: true };
  });
  return [actor, ...parts.filter(({ text }) => text !== "")];
}

/** What a detail is called: it is a name, or a thing that has one. */
function nameOf(detail: unknown): string {
  const name = typeof detail === "object" && detail !== null && "name" in detail ? detail.name : detail;
  return typeof name === "string" ? name : "";
}
