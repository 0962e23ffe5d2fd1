import { beforeAll, describe, expect, it } from "vitest";
import { getToken, viewer } from "./helpers/api";
import { bootstrap, type Bootstrapped } from "./helpers/command";
import { ask } from "./helpers/http";
import { type Installation, newInstallation } from "./helpers/installation";
import { type Server, startServer, stopServer } from "./helpers/server";
import { Connection } from "./helpers/connection";
import { until } from "./helpers/until";

describe("clients that are slow", () => {
  let installation: Installation;
  let server: Server;
  let done: Bootstrapped;
  let dripping: Connection[];
  beforeAll(async () => {
    installation = await newInstallation();
    done = await bootstrap(installation);
    server = await startServer(installation);
    const { port } = installation;
    dripping = await Promise.all(Array.from({ length: 20 }, () => Connection.open(port)));
    for (const connection of dripping) void connection.drip(`POST /oauth/token HTTP/1.1\r\nHost: localhost\r\nx-padding: ${"a".repeat(2_000)}`);
  });

  const isServed = async () => {
    const token = await getToken(installation.url, done.serviceAccount);
    expect((await viewer(installation.url, { bearer: token })).status).toBe(200);
  };

  it("and send their headers byte by byte don't keep others from being served", isServed);

  it("and open hundreds of connections without a word don't either", async () => {
    const idle = await Promise.all(Array.from({ length: 200 }, () => Connection.open(installation.port)));
    await isServed();
    expect(idle.every((connection) => connection.isOpen())).toBe(true);
    idle.forEach((connection) => connection.close());
  });

  it("and never finish a body are answered, and others meanwhile", async () => {
    const head = "POST /oauth/token HTTP/1.1\r\nHost: localhost\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 1000\r\n\r\n";
    const unfinished = await Promise.all(Array.from({ length: 50 }, () => Connection.open(installation.port)));
    unfinished.forEach((connection) => connection.write(`${head}grant_type=`));
    await isServed();
    await until("all of them to be answered", () => unfinished.every((connection) => connection.received().startsWith("HTTP/1.1 ")));
    for (const connection of unfinished) expect(connection.received()).toMatch(/^HTTP\/1\.1 (408|503) /);
    unfinished.forEach((connection) => connection.close());
  });

  it("and go away in the middle of a request leave nothing behind", async () => {
    const body = "grant_type=client_credentials";
    const head = `POST /oauth/token HTTP/1.1\r\nHost: localhost\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: ${body.length + 10}\r\n\r\n`;
    for (let i = 0; i < 50; i += 1) {
      const connection = await Connection.open(installation.port);
      connection.write(head + body);
      connection.close();
    }
    await isServed();
    expect(server.log().filter((line) => line.level === "error")).toEqual([]);
  });

  it.each(["GET", "HEAD", "POST"])("%s with more than 16 kB of headers is refused with 431, and the next request served", async (method) => {
    expect((await ask(`${installation.url}/healthz`, { method, headers: { "x-large": "a".repeat(20_000) } })).status).toBe(431);
    await isServed();
  });

  it("and are not done with their headers after a while are cut off", async () => {
    await until("the slow ones to be cut off", () => dripping.every((connection) => !connection.isOpen()), 25_000);
    for (const connection of dripping) expect(connection.received()).toMatch(/^HTTP\/1\.1 408 /);
    expect(await stopServer(server)).toBe(0);
    expect(server.log().filter((line) => line.level === "error")).toEqual([]);
  });
});
