import http, { type IncomingMessage, type RequestOptions } from "node:http";
import https from "node:https";
import { FetchProblem, lookupFor, urlProblem } from "./guard";

const largest = 64 * 1024;
/** Less than the time in which a request to us must be answered, in milliseconds. */
export const patience = 2_500;

/**
 * A JSON document from a URL that somebody else has chosen. Where it leads is checked for the very address that is connected to; redirects aren't
 * followed; time and size are bounded; nothing of ours is sent.
 * @param within ends it; what takes several documents has one for all of them
 * @throws FetchProblem
 */
export async function fetchJson(text: string, within: AbortSignal = AbortSignal.timeout(patience)): Promise<unknown> {
  const problem = urlProblem(text);
  if (problem) throw new FetchProblem(problem);
  const body = await get(new URL(text), within);
  try {
    return JSON.parse(body);
  } catch {
    throw new FetchProblem("the answer is not JSON");
  }
}

function get(url: URL, signal: AbortSignal): Promise<string> {
  const options: RequestOptions = {
    // A connection of its own: none that was checked for another name is used again.
    agent: false,
    lookup: lookupFor(url.protocol),
    signal,
    headers: { accept: "application/json", "accept-encoding": "identity", "user-agent": "Latchkey" },
  };
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => reject(error instanceof FetchProblem ? error : new FetchProblem(`${error.name}: ${error.message}`));
    let answered = false;
    const request = (url.protocol === "http:" ? http : https).get(url, options, (response) => {
      answered = true;
      read(response).then(resolve, (error: Error) => {
        request.destroy();
        fail(error);
      });
    });
    request.on("error", fail);
    // Node hands the connection over and says nothing more.
    request.on("upgrade", (_, socket) => {
      socket.destroy();
      fail(new FetchProblem("the answer has the status 101"));
    });
    // When it was none of these: a connection can be gone without an error.
    request.on("close", () => answered || fail(new FetchProblem("the connection ended without an answer")));
  });
}

async function read(response: IncomingMessage): Promise<string> {
  if (response.statusCode !== 200) throw new FetchProblem(`the answer has the status ${response.statusCode}`);
  if ((response.headers["content-encoding"] ?? "identity") !== "identity") throw new FetchProblem("the answer is compressed");
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largest) throw new FetchProblem("the answer is too large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
