const day = 24 * 60 * 60 * 1000;

/** Stretches of time for which roles and memberships are commonly given. */
export const untilPresets = [
  { id: "1h", label: "1 hour", length: 60 * 60 * 1000 },
  { id: "1d", label: "1 day", length: day },
  { id: "7d", label: "7 days", length: 7 * day },
  { id: "30d", label: "30 days", length: 30 * day },
  { id: "90d", label: "90 days", length: 90 * day },
] as const;

/** The ISO time at which a stretch that begins now ends. @param now milliseconds since the epoch */
export function presetUntil(id: string, now: number): string {
  const length = untilPresets.find((preset) => preset.id === id)?.length ?? 0;
  return new Date(now + length).toISOString();
}
