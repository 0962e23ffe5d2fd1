import type { Format } from "./export-url";

const lineFeed = 0x0a;
const quote = 0x22;

/** Counts the events of a file that comes piece by piece. In a CSV file, the first row has the names of the columns, and quoted cells may have lines of their own. */
export function rowCounter(format: Format): (piece: Uint8Array) => number {
  let rows = format === "csv" ? -1 : 0;
  let quoted = false;
  return (piece) => {
    for (const byte of piece) {
      // A quote within a quoted cell is doubled, so that two of them change nothing.
      if (byte === quote && format === "csv") quoted = !quoted;
      else if (byte === lineFeed && !quoted) rows += 1;
    }
    return Math.max(0, rows);
  };
}
