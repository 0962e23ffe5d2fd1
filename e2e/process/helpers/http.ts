import http from "node:http";

export interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  text: string;
  /** Milliseconds until the answer was there. */
  took: number;
  // A test reads what it has asked for.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  json: any;
}

export interface Ask {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
  /** Milliseconds; far more than any answer may take. */
  patience?: number;
  agent?: http.Agent;
}

/** Sends one request on a connection of its own, so that nothing is left over from a server that was killed. */
export function ask(url: string, { method = "GET", headers, body, patience = 30_000, agent }: Ask = {}): Promise<Answer> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const request = http.request(url, { method, headers, agent: agent ?? false, signal: AbortSignal.timeout(patience) }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        resolve({ status: response.statusCode!, headers: response.headers, text, took: performance.now() - started, json: parsed(text) });
      });
    });
    request.on("error", reject);
    request.end(body);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
