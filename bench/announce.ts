/** What the load needs to know of a server that has started. */
export interface Target {
  url: string;
  clientId: string;
  clientSecret: string;
}

/** Tells the process that started this one where to ask, as one line of JSON. */
export function announce(port: number, path: string, keys: { clientId: string; clientSecret: string }): void {
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${port}${path}`, ...keys } satisfies Target)}\n`);
}
