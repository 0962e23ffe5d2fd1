import http from "node:http";
import { askForToken, type Keys } from "./api";
import { until } from "./until";

/** Asks all of these servers for tokens without a pause, two at a time each, until it is told to stop. Connections are kept, as clients do. */
export function keepAskingForTokens(urls: readonly string[], keys: Keys) {
  const refusals: string[] = [];
  const granted = urls.map(() => 0);
  let stopped = false;
  const keep = async (url: string, place: number) => {
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    while (!stopped) {
      const answer = await askForToken(url, keys, { agent }).catch((error: Error) => ({ status: 0, text: error.message }));
      if (answer.status === 200) granted[place]! += 1;
      else refusals.push(`${url}: ${answer.status} ${answer.text}`);
    }
    agent.destroy();
  };
  const running = urls.flatMap((url, place) => [keep(url, place), keep(url, place)]);
  return {
    /** Waits until each server has granted so many more, or one has refused. */
    has: (count: number) => {
      const wanted = granted.map((already) => already + count);
      return until(`${count} tokens`, () => refusals.length > 0 || granted.every((already, place) => already >= wanted[place]!), 30_000);
    },
    /** Stops asking. @returns what was refused */
    stop: async (): Promise<string[]> => {
      stopped = true;
      await Promise.all(running);
      return refusals;
    },
  };
}
