import { routes } from "./app/api/routes";
import { routeRequests } from "./lib/http/route-requests";
import { startServer } from "./lib/http/start-server";
import { startPages } from "./lib/pages-thread/start-pages";
import { runServer } from "./lib/start/run-server";

// The production server: our endpoints in this thread, the pages in one of their own.
await runServer(async () => {
  const pages = await startPages(new URL("pages-thread.mjs", import.meta.url));
  const server = await startServer(routeRequests({ ...routes, "/*": pages.answer })).catch(async (error: unknown) => {
    await pages.close();
    throw error;
  });
  return {
    close: async () => {
      await server.close();
      await pages.close();
    },
  };
});
