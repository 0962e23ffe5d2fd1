import { once } from "node:events";
import net from "node:net";
import { onCleanUp } from "./clean-up";

/** A network between Latchkey and its database. */
export interface Network {
  /** The database's URL by way of this network. */
  url: string;
  /** From now on every packet is lost, and nobody is told. */
  cut(): void;
  /** New connections work, and those from before never carry anything again. */
  mendForNewConnections(): void;
}

/** Puts a network that can fail in front of a database. */
export async function networkTo(databaseUrl: string): Promise<Network> {
  const target = new URL(databaseUrl);
  const pairs = new Set<[net.Socket, net.Socket]>();
  let lost = false;
  const server = net.createServer({ pauseOnConnect: true }, (client) => {
    const upstream = net.connect({ host: target.hostname, port: Number(target.port) });
    const pair: [net.Socket, net.Socket] = [client, upstream];
    pairs.add(pair);
    for (const [from, to] of [pair, [upstream, client] as const]) {
      from.on("data", (chunk) => to.write(chunk));
      from.on("error", () => undefined);
      from.on("close", () => {
        pairs.delete(pair);
        if (!lost) to.destroy();
      });
      if (lost) from.pause();
      else from.resume();
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onCleanUp(() => {
    server.close();
    for (const pair of pairs) for (const socket of pair) socket.destroy();
  });
  const each = (action: (socket: net.Socket) => void) => {
    for (const pair of pairs) pair.forEach(action);
  };
  const { port } = server.address() as net.AddressInfo;
  return {
    url: Object.assign(new URL(databaseUrl), { host: `127.0.0.1:${port}` }).href,
    cut: () => {
      lost = true;
      each((socket) => socket.pause());
    },
    mendForNewConnections: () => {
      lost = false;
      pairs.clear();
    },
  };
}
