import { csvLine } from "@/lib/csv";
import type { ClientKeys } from "../../client-keys";

/** Client keys as a file for spreadsheets and scripts. */
export function clientKeysCsv({ clientId, clientSecret }: ClientKeys): string {
  return csvLine(["client_id", "client_secret"]) + csvLine([clientId, clientSecret]);
}
