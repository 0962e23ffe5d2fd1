import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll } from "vitest";
import { routeRequests } from "@/lib/http/route-requests";
import { useDatabase } from "@/lib/testing/use-database";
import { routes } from "../routes";

/**
 * Serves our endpoints on a port of 127.0.0.1 for as long as the test file runs, with a database of the file's own.
 * The public URL, and so the OAuth issuer, is the server's: other people's clients compare the two.
 * @returns an object whose `url` is known once the tests run, and which notes the paths that were asked for.
 */
export function useServer(): { readonly url: string; readonly asked: readonly string[] } {
  const started = { url: "", asked: [] as string[] };
  const answer = routeRequests(routes);
  const server = createServer((request, response) => {
    started.asked.push(request.url ?? "");
    answer(request, response);
  });

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    started.url = `http://127.0.0.1:${port}`;
    Object.assign(process.env, { LATCHKEY_URL: started.url, PORT: String(port) });
  });
  // Settings are read again when the database is there, with the URL from above.
  useDatabase();
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return started;
}
