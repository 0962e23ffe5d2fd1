import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { parentPort, workerData } from "node:worker_threads";
import next from "next";
import { startListening, stopListening } from "../db/changes";
import { closePool } from "../db/pool";
import { settings } from "../env";
import { logEverything } from "../start/log-everything";
import { onlyWithKey, type PagesThread } from "./key";

// The whole of the thread in which Next renders pages. Started by `startPages`.
const { key } = workerData as PagesThread;
logEverything();
await startListening();

// Next listens for upgrades on the server that it is shown, and hangs up on them. So it is shown one that nobody comes to.
const app = next({ dev: false, hostname: settings().host, port: settings().port, httpServer: createServer() });
await app.prepare();

// The other end decides how long a connection lives. Its requests carry one header more than those it takes.
const server = createServer({ keepAliveTimeout: 0, maxHeaderSize: 32 * 1024 }, onlyWithKey(key, app.getRequestHandler()));
server.listen(0, "127.0.0.1", () => parentPort!.postMessage((server.address() as AddressInfo).port));

parentPort!.once("message", async () => {
  server.closeAllConnections();
  server.close();
  await app.close();
  await Promise.all([stopListening(), closePool()]);
  process.exit(0);
});
