import { type IncomingMessage, type RequestListener, ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Handler } from "./endpoint";
import { setPeerAddress } from "./request-origin";
import { TextResponse } from "./text-response";

/** Finds the handler of a path; `/*` at the end of a route's path takes what lies below and isn't named before. */
export function findHandler(routes: Record<string, Handler>): (path: string) => Handler | undefined {
  const exact = new Map(Object.entries(routes).filter(([path]) => !path.endsWith("/*")));
  const below = Object.entries(routes)
    .filter(([path]) => path.endsWith("/*"))
    .map(([path, handler]) => [path.slice(0, -1), handler] as const);
  return (path) => exact.get(path) ?? below.find(([prefix]) => path.startsWith(prefix))?.[1];
}

/**
 * One listener for all handlers, by their path.
 * @param mostAtOnce more requests than these can't be answered in good time on any machine, so the next ones are told to come back.
 * A request whose body is still on its way, or whose answer is, costs a connection and no work: it doesn't count, or slow clients would
 * shut the others out.
 */
export function routeRequests(routes: Record<string, Handler>, mostAtOnce = 1_000): RequestListener {
  const find = findHandler(routes);
  const underWay = new Set<IncomingMessage>();
  const isBusy = () => underWay.size >= mostAtOnce && [...underWay].filter((request) => request.complete).length >= mostAtOnce;

  const answer = getRequestListener(
    async (request, { incoming, outgoing }) => {
      const handler = find(pathOf(incoming.url));
      if (!handler) return new Response(null, { status: 404 });
      setPeerAddress(request, incoming.socket.remoteAddress);
      const response = await handled(incoming as IncomingMessage, () => handler(request));
      if (!(response instanceof TextResponse) || !(outgoing instanceof ServerResponse)) return response;
      const headers = [...response.headerList, "content-length", String(Buffer.byteLength(response.content))];
      outgoing.writeHead(response.status, headers).end(response.content);
      return RESPONSE_ALREADY_SENT;
    },
    // The standard classes stay as they are for everything else in this process.
    { overrideGlobalObjects: false },
  );

  async function handled(request: IncomingMessage, handle: () => Promise<Response>): Promise<Response> {
    underWay.add(request);
    try {
      return await handle();
    } finally {
      underWay.delete(request);
    }
  }

  return (request, response) => {
    request.url = inOriginForm(request.url);
    // Whoever watches over this process must not take a busy one for a dead one.
    if (isBusy() && request.url !== "/healthz") return refuse(response, 503, { "retry-after": "1" });
    if (!request.url.startsWith("/")) return refuse(response, 400);
    Promise.resolve(answer(request as never, response as never)).catch(() => response.destroy());
  };
}

const pathOf = (url = "/") => url.split("?", 1)[0]!;

/** A request may name the whole address, as it does to a proxy (RFC 9112 §3.2.2); where it leads is said by the path alone. */
const inOriginForm = (url = "/") => url.replace(/^https?:\/\/[^/?#]*\/?/i, "/");

function refuse(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  response.writeHead(status, { "cache-control": "no-store", ...headers }).end();
}
