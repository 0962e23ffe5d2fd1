import { type IncomingMessage, type RequestListener, ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Handler } from "./endpoint";
import { setPeerAddress } from "./request-origin";
import { TextResponse } from "./text-response";

type PageHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

// More than these at once can't be answered in good time on any machine, so they are told to come back.
const mostAtOnce = 1_000;

/** One listener for all: our endpoints by their path, everything else to the pages. */
export function routeRequests(routes: Record<string, Handler>, pages: PageHandler): RequestListener {
  const exact = new Map(Object.entries(routes).filter(([path]) => !path.endsWith("/*")));
  const below = Object.entries(routes)
    .filter(([path]) => path.endsWith("/*"))
    .map(([path, handler]) => [path.slice(0, -1), handler] as const);
  const find = (path: string) => exact.get(path) ?? below.find(([prefix]) => path.startsWith(prefix))?.[1];
  let atOnce = 0;

  const answer = getRequestListener(
    async (request, { incoming, outgoing }) => {
      const handler = find(pathOf(incoming.url));
      if (!handler) return new Response(null, { status: 404 });
      setPeerAddress(request, incoming.socket.remoteAddress);
      const response = await handler(request);
      if (!(response instanceof TextResponse) || !(outgoing instanceof ServerResponse)) return response;
      const length = Buffer.byteLength(response.content);
      outgoing.writeHead(response.status, [...response.headerList, ["content-length", String(length)]].flat()).end(response.content);
      return RESPONSE_ALREADY_SENT;
    },
    // Next runs in this process too and keeps the standard classes.
    { overrideGlobalObjects: false },
  );

  return (request, response) => {
    if (atOnce >= mostAtOnce) {
      response.writeHead(503, { "retry-after": "1", "cache-control": "no-store" }).end();
      return;
    }
    atOnce += 1;
    response.once("close", () => (atOnce -= 1));
    const work = find(pathOf(request.url)) ? answer(request as never, response as never) : pages(request, response);
    Promise.resolve(work).catch(() => response.destroy());
  };
}

const pathOf = (url = "/") => url.split("?", 1)[0]!;
