import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A message as a receiver got it. */
export interface Received {
  body: string;
  headers: Record<string, string>;
}

/** A receiver of webhooks on this machine, which answers as it is told. */
export async function startReceiver() {
  const messages: Received[] = [];
  const state = { status: 204 };
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      messages.push({ body, headers: request.headers as Record<string, string> });
      response.writeHead(state.status, { "content-type": "text/plain" }).end(state.status < 300 ? undefined : "The receiver is being mended.");
    });
  });
  server.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/latchkey`,
    messages,
    /** Has it answer with another status from now on. */
    answer: (status: number) => {
      state.status = status;
    },
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
