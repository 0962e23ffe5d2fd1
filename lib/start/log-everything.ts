import { formatWithOptions, stripVTControlCharacters } from "node:util";
import { log } from "../log";

const levels = { debug: "debug", log: "debug", info: "info", warn: "warn", error: "error" } as const;
const longest = 4_000;

/** Makes what libraries write to the console, and Node's warnings, lines of our log: whoever collects it finds one JSON object a line and nothing else. */
export function logEverything(): void {
  for (const [method, level] of Object.entries(levels) as [keyof typeof levels, (typeof levels)[keyof typeof levels]][]) {
    // eslint-disable-next-line no-console -- here it is replaced
    console[method] = (...values: unknown[]) => {
      const text = stripVTControlCharacters(formatWithOptions({ colors: false, depth: 4 }, ...values)).trim();
      if (text) log()[level]({ from: "console" }, text.slice(0, longest));
    };
  }
  process.removeAllListeners("warning");
  process.on("warning", (warning) => log().warn({ from: "node", warning: warning.name }, warning.message));
}
