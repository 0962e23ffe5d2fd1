import http, { type IncomingMessage, type RequestOptions } from "node:http";
import https from "node:https";
import { FetchProblem, lookupFor, urlProblem } from "./guard";

interface Sent {
  method: "GET" | "POST";
  headers: Record<string, string | number>;
  body?: Buffer;
  /** Ends it. */
  signal: AbortSignal;
  /** What is said of a connection that failed. */
  inWords: (error: Error) => string;
}

/**
 * Sends a request to a URL that somebody else has chosen. Where it leads is checked for the very address that is connected to; redirects aren't
 * followed; nothing of ours is sent.
 * @returns the answer, whose body is still to be read
 * @throws FetchProblem when there is none
 */
export function send(text: string, { method, headers, body, signal, inWords }: Sent): Promise<IncomingMessage> {
  const problem = urlProblem(text);
  if (problem) return Promise.reject(new FetchProblem(problem));
  const url = new URL(text);
  const options: RequestOptions = {
    method,
    // A connection of its own: none that was checked for another name is used again.
    agent: false,
    lookup: lookupFor(url.protocol),
    signal,
    headers: { "accept-encoding": "identity", "user-agent": "Latchkey", ...headers },
  };
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => reject(error instanceof FetchProblem ? error : new FetchProblem(inWords(error)));
    let answered = false;
    const request = (url.protocol === "http:" ? http : https).request(url, options, (response) => {
      answered = true;
      response.on("error", () => undefined);
      resolve(response);
    });
    request.on("error", fail);
    // Node hands the connection over and says nothing more.
    request.on("upgrade", (_, socket) => {
      socket.destroy();
      fail(new FetchProblem("The answer has the status 101, which is none of a receiver."));
    });
    // When it was none of these: a connection can be gone without an error.
    request.on("close", () => answered || fail(new FetchProblem("The connection ended without an answer.")));
    request.end(body);
  });
}
