import type { IncomingMessage } from "node:http";
import { FetchProblem } from "./guard";
import { send } from "./send";

const largest = 64 * 1024;
/** Less than the time in which a request to us must be answered, in milliseconds. */
export const patience = 2_500;

/**
 * A JSON document from a URL that somebody else has chosen, asked for as `send` does. Time and size are bounded.
 * @param within ends it; what takes several documents has one for all of them
 * @throws FetchProblem
 */
export async function fetchJson(text: string, within: AbortSignal = AbortSignal.timeout(patience)): Promise<unknown> {
  const response = await send(text, { method: "GET", headers: { accept: "application/json" }, signal: within, inWords });
  const body = await read(response).catch((error: Error) => {
    response.destroy();
    throw error instanceof FetchProblem ? error : new FetchProblem(inWords(error));
  });
  try {
    return JSON.parse(body);
  } catch {
    throw new FetchProblem("the answer is not JSON");
  }
}

const inWords = ({ name, message }: Error) => `${name}: ${message}`;

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
