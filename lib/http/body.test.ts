import { request } from "node:http";
import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import { useServer } from "../../app/api/testing/use-server";
import { readBody } from "./body";

const server = useServer();

/** Posts chunks without saying how long they are together. */
function postChunks(chunks: (string | Buffer)[]): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(`${server.url}/api/graphql`, { method: "POST", headers: { "content-type": "application/json" } }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
      response.on("end", () => resolve({ status: response.statusCode!, text }));
    });
    sent.on("error", reject);
    for (const chunk of chunks) sent.write(chunk);
    sent.end();
  });
}

const key = Buffer.from("🔑");

describe("a body of unknown length", () => {
  it("is read to its end, a character that is cut in two included", async () => {
    const body = ['{"query":"{ __typename }","operationName":null,"note":"', key.subarray(0, 2), key.subarray(2), '"}'];
    expect(await postChunks(body)).toEqual({ status: 200, text: '{"data":{"__typename":"Query"}}\n' });
  });

  it("is refused as soon as it is too long", async () => {
    const { status } = await postChunks(Array.from({ length: 30 }, () => "x".repeat(10 * 1024)));
    expect(status).toBe(413);
  });

  it("is refused when it isn't UTF-8", async () => {
    const { status, text } = await postChunks(['{"query":"', key.subarray(0, 2), '"}']);
    expect(status).toBe(400);
    expect(text).toContain("not valid UTF-8");
  });
});

it.each(["Content-Length: 100", "Transfer-Encoding: chunked"])("a body that breaks off (%s) leaves the server as it was", async (framing) => {
  const { port } = new URL(server.url);
  await new Promise<void>((resolve, reject) => {
    const head = `POST /api/graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n${framing}\r\n\r\n`;
    const socket = connect(Number(port), "127.0.0.1", () => socket.write(`${head}${framing.startsWith("T") ? "5\r\n" : ""}{"que`, () => socket.destroy()));
    socket.on("close", () => resolve());
    socket.on("error", reject);
  });
  expect((await postChunks(['{"query":"{ __typename }"}'])).status).toBe(200);
});

it("a body that comes too slowly is the client's matter, and told as such", async () => {
  const never = new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode("{")) });
  const request = new Request("http://localhost/", { method: "POST", body: never, duplex: "half" } as RequestInit);
  await expect(readBody(request, 100, 50)).rejects.toMatchObject({ status: 408 });
});
