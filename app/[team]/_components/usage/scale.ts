const steps = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

/** The lowest round number that the highest value fits below, so that an axis has whole and plain marks. */
export function ceiling(highest: number): number {
  if (highest <= 4) return Math.max(1, Math.ceil(highest));
  const power = 10 ** Math.floor(Math.log10(highest));
  const step = steps.find((factor) => factor * power >= highest && Number.isInteger(factor * power)) ?? 10;
  return step * power;
}

const compact = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });

/** A number as short as an axis has room for. */
export const shortNumber = (value: number): string => compact.format(value);

export const wholeNumber = (value: number): string => value.toLocaleString("en");
