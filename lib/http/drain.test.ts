import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { expect, it } from "vitest";
import { watchRequests } from "./drain";

it("a connection that was taken from HTTP doesn't keep the server from ending", { timeout: 5_000 }, async () => {
  const server = createServer();
  const watch = watchRequests(server);
  const taken = new Promise((resolve) => server.on("upgrade", resolve));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const client = connect((server.address() as AddressInfo).port, "127.0.0.1");
  client.on("error", () => undefined);
  client.write("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
  await taken;
  await watch.drain(1_000);
  expect(server.listening).toBe(false);
});

it("requests whose client has gone keep nobody waiting, those that stood behind another on their connection included", { timeout: 5_000 }, async () => {
  const server = createServer();
  const watch = watchRequests(server);
  // Nothing is answered: the first request holds its connection, the others stand behind it.
  server.on("request", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const client = connect((server.address() as AddressInfo).port, "127.0.0.1");
  client.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(5));
  await new Promise((resolve) => setTimeout(resolve, 100));
  client.destroy();
  const before = Date.now();
  await watch.drain(30_000);
  expect(Date.now() - before).toBeLessThan(4_000);
});
