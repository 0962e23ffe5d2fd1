const count = (n: number, unit: string) => `${n} ${unit}${n === 1 ? "" : "s"}`;

/** Seconds as people say them: "3 days", "24 hours", "90 minutes", "45 seconds". */
export function durationText(seconds: number): string {
  if (seconds > 86_400 && seconds % 86_400 === 0) return count(seconds / 86_400, "day");
  if (seconds >= 3600 && seconds % 3600 === 0) return count(seconds / 3600, "hour");
  if (seconds >= 60 && seconds % 60 === 0) return count(seconds / 60, "minute");
  return count(seconds, "second");
}

/** When to try again: "in 40 seconds", "in 15 minutes". */
export function waitText(seconds: number): string {
  if (!(seconds > 0)) return "shortly";
  return `in ${seconds < 60 ? count(seconds, "second") : count(Math.ceil(seconds / 60), "minute")}`;
}
