/** How often an account or a token may do something, as the API has it; null for any number. */
export interface Limits {
  requestsPerMinute: number | null;
  grantsPerDay: number | null;
}

/** The same in a form; empty for any number. */
export type LimitValues<Name extends keyof Limits = keyof Limits> = Record<Name, number | string>;

/** The largest limits that the API takes. */
export const largest: Record<keyof Limits, number> = { requestsPerMinute: 1_000_000, grantsPerDay: 10_000_000 };

/** What a field begins with. */
export const limitValue = (limit: number | null): number | string => limit ?? "";

/** What a field says, to be sent. */
export const limitOf = (value: number | string): number | null => (value === "" ? null : Number(value));

/** A limit as people say it. */
export const limitText = (limit: number | null): string => (limit === null ? "Any number" : limit.toLocaleString("en"));

/** What a form finds wrong with a limit before anything is sent. */
export const limitRule =
  (name: keyof Limits) =>
  (value: number | string): string | null => {
    const most = largest[name];
    const count = Number(value);
    return value === "" || (Number.isInteger(count) && count >= 1 && count <= most)
      ? null
      : `Enter a whole number from 1 to ${most.toLocaleString("en")}, or nothing for any number.`;
  };
