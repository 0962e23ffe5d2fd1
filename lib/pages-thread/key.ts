import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";

/** Header by which the pages' thread knows that a request comes from the server of this very process. */
export const keyHeader = "x-latchkey-key";

/** What the thread is told at its start. Once it listens it answers with its port; any message asks it to end. */
export interface PagesThread {
  /** What `keyHeader` must hold. */
  key: string;
}

/** Refuses every request without the key: other programs of this machine can reach the thread's port, and nothing stands between them and it. */
export function onlyWithKey(key: string, render: (request: IncomingMessage, response: ServerResponse) => Promise<void>): RequestListener {
  return (request, response) => {
    if (request.headers[keyHeader] !== key) return void response.writeHead(403).end();
    delete request.headers[keyHeader];
    void render(request, response);
  };
}
