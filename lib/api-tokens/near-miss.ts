import { allowingPattern } from "../bounds/origins";

/** Why an origin that isn't on the list looks as if it were. @param whose list it is, as a sentence calls it */
export function nearMiss(list: readonly string[], origin: string, whose: string): { reason: "OTHER_SCHEME" | "OTHER_PORT" | "NOT_ON_LIST"; message: string } {
  const asked = new URL(origin);
  const other = (change: (url: URL) => void) => {
    const url = new URL(origin);
    change(url);
    return allowingPattern(list, url.origin);
  };
  const scheme = other((url) => (url.protocol = asked.protocol === "https:" ? "http:" : "https:"));
  if (scheme) return { reason: "OTHER_SCHEME", message: `${scheme} is on the ${whose}'s list, and this has another scheme.` };
  const sameHost = list.find((entry) => {
    const port = new URL(entry.replace("://*.", "://any.")).port;
    return other((url) => (url.port = port)) === entry;
  });
  if (sameHost) return { reason: "OTHER_PORT", message: `${sameHost} is on the ${whose}'s list, and this has another port.` };
  return { reason: "NOT_ON_LIST", message: `It is not on the ${whose}'s list; * stands for exactly one label of a host.` };
}
