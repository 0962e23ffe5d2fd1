const day = 86_400_000;
const grain = 300_000;

/** The time before which something was last used that wasn't for so many days: the same for a few minutes, so that one question is asked instead of another each second. */
export const unusedSince = (days: number, now: number): string => new Date(Math.floor((now - days * day) / grain) * grain).toISOString();

/** What lists offer to filter by, with the words of the URL. */
export const unusedChoices = [30, 90, 180, 365].map((days) => ({ value: `${days}d`, label: `Not for ${days} days` }));

/** The number of days that a word of the URL stands for; undefined for none of them. */
export const unusedDays = (word: string): number | undefined => (unusedChoices.some(({ value }) => value === word) ? Number.parseInt(word, 10) : undefined);
