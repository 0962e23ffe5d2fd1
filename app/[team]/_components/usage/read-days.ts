/** A choice of how many days, as the URL names it. */
export interface DayChoice {
  days: number;
  options: { value: string; label: string }[];
}

const longest = 3_650;

/** The number of days that a text in the URL stands for, the usual one when it stands for none, with the choices to offer. */
export function readDays(text: string, usual: number, offered: readonly number[]): DayChoice {
  const given = /^\d{1,4}$/.test(text) ? Number(text) : usual;
  const days = given >= 1 && given <= longest ? given : usual;
  const all = [...new Set([...offered, days])].sort((a, b) => a - b);
  return { days, options: all.map((each) => ({ value: String(each), label: each === 1 ? "1 day" : `${each} days` })) };
}
