import { createServer } from "node:http";
import next from "next";
import { routes } from "./app/api/routes";
import { settings } from "./lib/env";
import { routeRequests } from "./lib/http/route-requests";
import { startServer } from "./lib/http/start-server";
import { runServer } from "./lib/start/run-server";

// The production server: our endpoints first, Next for the pages.
await runServer(async () => {
  // Next listens for upgrades on the server that it is shown, and hangs up on them. Ours does not take them up instead, as HTTP lets a server do,
  // because common clients offer HTTP/2 that way. So Next is shown a server that nobody comes to.
  const app = next({ dev: false, hostname: settings().host, port: settings().port, httpServer: createServer() });
  await app.prepare();
  const server = await startServer(routeRequests(routes, app.getRequestHandler()));
  return {
    close: async () => {
      await server.close();
      await app.close();
    },
  };
});
