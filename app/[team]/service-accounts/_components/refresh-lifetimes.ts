import { durationText } from "../../../_components/texts/duration-text";

const offered = [0, 3600, 28_800, 86_400, 3 * 86_400, 7 * 86_400];

/** For how long access tokens can be refreshed, in words. */
export const refreshText = (seconds: number): string => (seconds === 0 ? "Off" : `For ${durationText(seconds)}`);

/** What a form offers, and what it has. @param present seconds, as text */
export function refreshOptions(...present: string[]): { value: string; label: string }[] {
  const all = [...new Set([...offered, ...present.map(Number)])].sort((a, b) => a - b);
  return all.map((seconds) => ({ value: String(seconds), label: refreshText(seconds) }));
}
