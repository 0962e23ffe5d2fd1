import { createServer, type RequestListener, type Server } from "node:http";
import { OperatorError } from "../data-dir/operator-error";
import { settings } from "../env";
import { watchRequests } from "./drain";

/**
 * How long a request under way may take to end after the server was told to stop, in milliseconds.
 * With all that ends after it, the embedded database last, it stays below the 30 s after which supervisors kill.
 */
const drainTime = 13_000;

/** How long a connection may stand still while a request is under way, in milliseconds. */
const idleTime = 30_000;

// Headers must be complete 10 s after they begin, a body after 30; Node looks every 2 s. So a slow client holds a connection and never a request.
const limits = { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 2_000, keepAliveTimeout: 65_000, maxHeaderSize: 16 * 1024 };

/** Listens on the configured address. @returns `close`, which lets requests under way end and takes no new ones. */
export async function startServer(listener: RequestListener): Promise<{ close(): Promise<void> }> {
  const { host, port } = settings();
  // "localhost" is two addresses, and clients differ in which they try first.
  const hosts = host === "localhost" ? ["127.0.0.1", "::1"] : [host];
  const watched: ReturnType<typeof watchRequests>[] = [];
  for (const address of hosts) {
    const server = createServer(limits);
    server.maxConnections = 10_000;
    // Nothing came or went for so long: a client that doesn't read its answer keeps neither the answer nor the connection.
    server.setTimeout(idleTime);
    const watch = watchRequests(server);
    server.on("request", listener);
    if (await listen(server, address, port, address === "::1")) watched.push(watch);
  }
  return { close: async () => void (await Promise.all(watched.map(({ drain }) => drain(drainTime)))) };
}

/** @returns false when the machine has no such address and it may be left out. */
function listen(server: Server, host: string, port: number, optional: boolean): Promise<boolean> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (optional && (error.code === "EADDRNOTAVAIL" || error.code === "EAFNOSUPPORT")) resolve(false);
      else if (error.code === "EADDRINUSE") reject(new OperatorError(`Port ${port} is in use by another program. Stop it, or choose another port with PORT.`));
      else if (error.code === "EACCES") reject(new OperatorError(`Port ${port} needs more rights than this user has. Choose one above 1023 with PORT.`));
      else reject(new OperatorError(`Latchkey can't listen on ${host} port ${port}: ${error.message}`));
    });
    server.listen(port, host, () => resolve(true));
  });
}
