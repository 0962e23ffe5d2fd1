import type { Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";

// What is on its way through the network when we stop may still arrive.
const grace = 200;

/** Knows which requests of a server are under way. Call it before anything else listens to the server's requests. */
export function watchRequests(server: Server): { drain(longest: number): Promise<void> } {
  // By connection: a response that waits behind another on its connection never hears that the connection has closed.
  const connections = new Map<Socket, Set<ServerResponse>>();
  let draining = false;
  server.on("connection", (connection) => {
    connections.set(connection, new Set());
    connection.once("close", () => connections.delete(connection));
  });
  server.on("request", (request, response: ServerResponse) => {
    const underWay = connections.get(request.socket);
    underWay?.add(response);
    response.once("close", () => underWay?.delete(response));
    if (draining) sayGoodbye(response);
  });
  const underWay = () => [...connections.values()].flatMap((responses) => [...responses]);

  /**
   * Takes no new connections, lets requests under way be answered, and then closes what is left:
   * connections without a request, and those whose request never becomes complete.
   * @param longest milliseconds after which requests under way are given up
   */
  async function drain(longest: number): Promise<void> {
    draining = true;
    const closed = new Promise((resolve) => server.close(resolve));
    for (const response of underWay()) sayGoodbye(response);
    const deadline = Date.now() + longest;
    do await delay(grace);
    while (underWay().length > 0 && Date.now() < deadline);
    // Not `closeAllConnections`, which leaves out those that have been taken from HTTP, and the end would wait for them.
    for (const connection of connections.keys()) connection.destroy();
    await closed;
  }
  return { drain };
}

/** The client hears that this connection takes no further request, and goes elsewhere with the next one. */
function sayGoodbye(response: ServerResponse): void {
  if (!response.headersSent) response.shouldKeepAlive = false;
}
