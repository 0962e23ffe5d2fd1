const day = 86_400_000;
const grain = 300_000;

/** The time before which something was last used that wasn't for so many days: the same for a few minutes, so that one question is asked instead of another each second. */
export const unusedSince = (days: number, now: number): string => new Date(Math.floor((now - days * day) / grain) * grain).toISOString();
