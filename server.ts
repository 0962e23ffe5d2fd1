import next from "next";
import { routes } from "./app/api/routes";
import { settings } from "./lib/env";
import { routeRequests } from "./lib/http/route-requests";
import { startServer } from "./lib/http/start-server";
import { runServer } from "./lib/start/run-server";

// The production server: our endpoints first, Next for the pages.
await runServer(async () => {
  const app = next({ dev: false, hostname: settings().host, port: settings().port });
  await app.prepare();
  const server = await startServer(routeRequests(routes, app.getRequestHandler()));
  return {
    close: async () => {
      await server.close();
      await app.close();
    },
  };
});
