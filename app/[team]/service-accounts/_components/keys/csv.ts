import type { ClientKeys } from "../../client-keys";

/** A cell that no spreadsheet takes for a formula, quoted as RFC 4180 has it. */
export function csvCell(value: string): string {
  const harmless = /^[=+\-@\t\r\0]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** Client keys as a file for spreadsheets and scripts. */
export function clientKeysCsv({ clientId, clientSecret }: ClientKeys): string {
  const rows = [
    ["client_id", "client_secret"],
    [clientId, clientSecret],
  ];
  return rows.map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");
}
