import type { Progress } from "./download-events";

/** What is left, as people say it; empty while that can't be told. */
export function leftText({ rows, total, elapsed }: Pick<Progress, "rows" | "total" | "elapsed">): string {
  if (total === null || rows === 0 || rows >= total || elapsed < 2_000) return "";
  const seconds = ((total - rows) * elapsed) / rows / 1000;
  if (seconds < 10) return "a few seconds left";
  if (seconds < 55) return `about ${Math.ceil(seconds / 10) * 10} seconds left`;
  const minutes = Math.ceil(seconds / 60);
  return `about ${minutes} ${minutes === 1 ? "minute" : "minutes"} left`;
}

const units = ["B", "kB", "MB", "GB"];

/** A size as people say it: "812 B", "3.4 MB". */
export function sizeText(bytes: number): string {
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const size = bytes / 1000 ** power;
  return `${size >= 100 || power === 0 ? Math.round(size) : size.toFixed(1)} ${units[power]}`;
}
