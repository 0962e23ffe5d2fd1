import dns from "node:dns";
import http, { type IncomingMessage, type RequestOptions } from "node:http";
import https from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { isAllowedAddress, isLoopbackAddress } from "./allowed-address";

/** Why a document can't be fetched. The text is for the log: whoever named the URL must not learn what our network looks like. */
export class FetchProblem extends Error {
  override name = "FetchProblem";
}

const largest = 64 * 1024;
/** Less than the time in which a request to us must be answered, in milliseconds. */
export const patience = 2_500;

/** What is wrong with a URL before it is asked; undefined when it may be tried. */
export function urlProblem(text: string): string | undefined {
  if (text.length > 2_000 || !URL.canParse(text)) return "The address must be a URL of at most 2000 characters.";
  const url = new URL(text);
  if (url.username || url.password || url.hash) return "The address must have neither a password nor a fragment.";
  const literal = url.hostname.replace(/^\[|\]$/g, "");
  // Unencrypted traffic that never leaves this machine can't be changed on its way.
  const local = url.protocol === "http:" && (isIP(literal) ? isLoopbackAddress(literal) : literal === "localhost");
  if (url.protocol !== "https:" && !local) return "The address must begin with https://.";
  if (isIP(literal) && !isAllowedAddress(literal)) return "The address is in a private network, which the operator of this installation hasn't allowed.";
  return undefined;
}

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

/** Finds the addresses of a name, and lets the connection go to none if any of them isn't allowed: which one is taken is not ours to choose. */
function lookupFor(protocol: string): LookupFunction {
  const allowed = (address: string) => isAllowedAddress(address) && (protocol === "https:" || isLoopbackAddress(address));
  return (hostname, options, callback) => {
    dns.lookup(hostname, { ...options, all: true }, (error, addresses) => {
      const refused =
        error ??
        (addresses.length === 0 || !addresses.every(({ address }) => allowed(address))
          ? new FetchProblem("the name leads to an address that is not allowed")
          : null);
      if (refused) callback(refused, "", 0);
      else if (options.all) callback(null, addresses);
      else callback(null, addresses[0]!.address, addresses[0]!.family);
    });
  };
}
