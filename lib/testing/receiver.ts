import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { provideDatabaseUrl, settings } from "../env";

/** A request as a receiver got it. */
export interface Received {
  headers: IncomingHttpHeaders;
  body: string;
  path: string;
  at: number;
}

/** How a receiver deals with a request. */
export type Manner = (response: ServerResponse, request: IncomingMessage) => void;

/** It takes what comes. */
export const takes: Manner = (response) => response.writeHead(204).end();

/** Lets this process reach 127.0.0.1, and no other private network. Settings are read again. */
export function allowLoopback(networks = "127.0.0.1"): void {
  process.env.LATCHKEY_PRIVATE_TARGETS = networks;
  provideDatabaseUrl(settings().databaseUrl!);
}

/** A real HTTP server on 127.0.0.1 for as long as the test file runs. What it got is empty at the start of each test, and it takes what comes. */
export function useReceiver() {
  const state = { url: "", received: [] as Received[], manner: takes, open: 0, mostOpen: 0 };
  const server = createServer((request, response) => {
    state.open += 1;
    state.mostOpen = Math.max(state.mostOpen, state.open);
    response.on("close", () => (state.open -= 1));
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      state.received.push({ headers: request.headers, body: Buffer.concat(chunks).toString(), path: request.url!, at: Date.now() });
      state.manner(response, request);
    });
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    state.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    allowLoopback();
  });
  beforeEach(() => Object.assign(state, { received: [], manner: takes, mostOpen: 0 }));
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return state;
}
