import { shellQuote } from "../../../../_components/code/shell-quote";
import type { Format } from "./export-url";

/** The same file by a command, with the access token in LATCHKEY_TOKEN. */
export const exportCurl = (publicUrl: string, url: string, format: Format): string =>
  [`curl -f ${shellQuote(publicUrl + url)} \\`, `  -H "Authorization: Bearer $LATCHKEY_TOKEN" \\`, `  -o audit-events.${format}`, ""].join("\n");
