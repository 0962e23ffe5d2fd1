/** A cell that no spreadsheet takes for a formula, quoted as RFC 4180 has it. */
export function csvCell(value: string): string {
  const harmless = /^[=+\-@＝＋－＠\t\r\n\0]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** A line of a CSV file. Pure, and the only writer of CSV: the browser uses it too. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}
