import type { Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";

// What is on its way through the network when we stop may still arrive.
const grace = 200;

/** Knows which requests of a server are under way. Call it before anything else listens to the server's requests. */
export function watchRequests(server: Server): { drain(longest: number): Promise<void> } {
  const underWay = new Set<ServerResponse>();
  const connections = new Set<Socket>();
  let draining = false;
  server.on("connection", (connection) => {
    connections.add(connection);
    connection.once("close", () => connections.delete(connection));
  });
  server.on("request", (_request, response: ServerResponse) => {
    underWay.add(response);
    response.once("close", () => underWay.delete(response));
    if (draining) sayGoodbye(response);
  });

  /**
   * Takes no new connections, lets requests under way be answered, and then closes what is left:
   * connections without a request, and those whose request never becomes complete.
   * @param longest milliseconds after which requests under way are given up
   */
  async function drain(longest: number): Promise<void> {
    draining = true;
    const closed = new Promise((resolve) => server.close(resolve));
    for (const response of underWay) sayGoodbye(response);
    const deadline = Date.now() + longest;
    do await delay(grace);
    while (underWay.size > 0 && Date.now() < deadline);
    // Not `closeAllConnections`, which leaves out those that have been taken from HTTP, and the end would wait for them.
    for (const connection of connections) connection.destroy();
    await closed;
  }
  return { drain };
}

/** The client hears that this connection takes no further request, and goes elsewhere with the next one. */
function sayGoodbye(response: ServerResponse): void {
  if (!response.headersSent) response.shouldKeepAlive = false;
}
