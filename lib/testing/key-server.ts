import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll } from "vitest";

/** Serves a document on a port of 127.0.0.1, which tests may fetch from, for as long as the test file runs. */
export function useKeyServer(): { readonly url: string; document: unknown; status: number; asked: number } {
  const served = { url: "", document: { keys: [] } as unknown, status: 200, asked: 0 };
  const server = createServer((_, response) => {
    served.asked += 1;
    response.writeHead(served.status, { "content-type": "application/json" }).end(JSON.stringify(served.document));
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    // Never the address of another file's document, which this process may still remember.
    served.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/${randomUUID()}/jwks.json`;
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return served;
}
