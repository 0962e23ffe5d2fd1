// The first that matches counts: most browsers claim to be several others as well.
const browsers: [RegExp, string][] = [
  [/Edg(e|A|iOS)?\//, "Edge"],
  [/OPR\/|Opera/, "Opera"],
  [/SamsungBrowser\//, "Samsung Internet"],
  [/Firefox\/|FxiOS\//, "Firefox"],
  [/Chrome\/|CriOS\/|Chromium\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const systems: [RegExp, string][] = [
  [/iPhone|iPad|iPod/, "iOS"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/CrOS/, "ChromeOS"],
  [/Mac OS X|Macintosh/, "macOS"],
  [/Linux|X11/, "Linux"],
];

const first = (list: [RegExp, string][], text: string) => list.find(([pattern]) => pattern.test(text))?.[1];

/** What a `User-Agent` header says of the browser, in words by which people recognize theirs; the header itself when it is no browser's. */
export function browserOf(userAgent: string | null): string {
  if (!userAgent) return "Unknown browser";
  const browser = first(browsers, userAgent);
  const system = first(systems, userAgent);
  if (!browser) return userAgent.length > 40 ? `${userAgent.slice(0, 40)}…` : userAgent;
  return system ? `${browser} on ${system}` : browser;
}

/** Whether it is a phone or tablet. */
export const isMobile = (userAgent: string | null): boolean => /Mobile|iPad|Android/.test(userAgent ?? "");
