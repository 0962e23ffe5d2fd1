import { type CheckedCondition, matchesPart } from "./conditions";

const withoutSlash = (text: string) => text.replace(/\/$/, "");

/** Why a claim isn't what a rule wants although it looks much like it; undefined when it holds, or is something else altogether. */
export function nearMiss({ claim, pattern, holds, found }: CheckedCondition): string | undefined {
  if (holds || found === null) return undefined;
  if (claim === "aud" && found.split(", ").includes(pattern))
    return "The token is for others too, who could send it here. Ask for one that is for this audience alone.";
  if (withoutSlash(found) === withoutSlash(pattern)) return "Only the slash at the end differs.";
  if (found.trim() === pattern.trim()) return "Only a space at the beginning or at the end differs.";
  if (found.toLowerCase() === pattern.toLowerCase()) return "Only upper and lower case differ.";
  if (pattern.includes("*") && matchesPart(found, pattern))
    return claim === "iss" || claim === "aud" ? "Here a * stands for nothing but itself." : "A * takes neither / nor :, so it needs one for each part.";
  if (found.includes(pattern)) return "The whole value is compared, and this is only a part of it.";
  return undefined;
}
