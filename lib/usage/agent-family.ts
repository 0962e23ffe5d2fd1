const browsers: [family: string, mark: RegExp][] = [
  ["Edge", /\bEdg(A|iOS)?\//],
  ["Opera", /\bOPR\//],
  ["Firefox", /\b(Firefox|FxiOS)\//],
  ["Chrome", /\b(Chrome|CriOS|HeadlessChrome)\//],
  ["Safari", /\bSafari\//],
];

/** The program that sent a request, without its version and what it runs on: `curl`, `python-requests`, `Firefox`; null when it doesn't say. */
export function agentFamily(userAgent: string | null): string | null {
  if (!userAgent) return null;
  if (userAgent.startsWith("Mozilla/")) return browsers.find(([, mark]) => mark.test(userAgent))?.[0] ?? "Browser";
  const name = /^[A-Za-z][\w.+ -]{0,39}?(?=[/\s(;]|$)/.exec(userAgent)?.[0];
  return name ?? "Other";
}
