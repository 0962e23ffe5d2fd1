import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { routes } from "@/app/api/routes";
import { routeRequests } from "@/lib/http/route-requests";
import { makeAccount, makeTeam } from "@/lib/testing/factories";
import { makeToken } from "@/lib/testing/make-token";
import { setCounting } from "@/lib/usage/counters";
import { flushUsage } from "@/lib/usage/note";
import { openLatchkey } from "../in-process";

// Latchkey's endpoints, and a switch for counting.
const latchkey = await openLatchkey();
const { account } = await makeAccount(await makeTeam());
const { plainToken } = await makeToken(account, { scopes: ["product:read"] });
const handle = routeRequests(routes);
const server = createServer((request, response) => {
  if (!request.url?.startsWith("/counting/")) return handle(request, response);
  setCounting(request.url.endsWith("on"));
  void flushUsage().then(() => response.end());
});
server.listen(0, "127.0.0.1", () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${port}`, token: plainToken })}\n`);
});

process.on("SIGTERM", async () => {
  server.closeAllConnections();
  server.close();
  await latchkey.close();
  process.exit(0);
});
