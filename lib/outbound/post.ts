import type { IncomingMessage } from "node:http";
import { send } from "./send";

/** What came of a request. */
export interface PostAnswer {
  status: number;
  /** Its beginning, as text. */
  answer: string;
  /** Seconds that the receiver wants to be left alone, if it says so. */
  retryAfter: number | undefined;
}

/** How much of an answer is read; the rest isn't waited for. */
const mostRead = 2_000;
/** How long an answer that has begun may take to be read, in milliseconds: its status has said all that counts. */
const readPatience = 1_000;

/**
 * Sends a body to a URL that somebody else has chosen, as `send` does. The answer counts when its status is there, and of its text only the
 * beginning is kept.
 * @param signal ends it
 * @throws FetchProblem when there is no answer
 */
export async function post(text: string, body: string, headers: Record<string, string>, signal: AbortSignal): Promise<PostAnswer> {
  const content = Buffer.from(body);
  const own = { "content-type": "application/json", "content-length": content.length, accept: "*/*" };
  const response = await send(text, { method: "POST", headers: { ...own, ...headers }, body: content, signal, inWords: (error) => inWords(error, signal) });
  const answer = await beginningOf(response);
  response.destroy();
  return { status: response.statusCode!, answer, retryAfter: secondsOf(response.headers["retry-after"]) };
}

const words: Record<string, string> = {
  ECONNREFUSED: "The connection was refused.",
  ECONNRESET: "The connection ended without an answer.",
  EPIPE: "The connection ended without an answer.",
  ENOTFOUND: "There is no such host.",
  EAI_AGAIN: "The host's address couldn't be found out at the moment.",
  ETIMEDOUT: "The connection took too long.",
  EHOSTUNREACH: "The host couldn't be reached.",
  ENETUNREACH: "The host couldn't be reached.",
};

function inWords(error: Error, signal: AbortSignal): string {
  if (signal.aborted) return "No answer came in time.";
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  if (words[code]) return words[code];
  if (/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_/.test(code)) return `The connection couldn't be secured (${code}).`;
  return /^(?:HPE_|ERR_)/.test(code) ? "The answer isn't HTTP." : "The connection failed.";
}

/** The first bytes of a body, for as long as they come soon; what breaks off, drips or never ends is cut there. */
async function beginningOf(response: IncomingMessage): Promise<string> {
  if ((response.headers["content-encoding"] ?? "identity") !== "identity") return "";
  const chunks: Buffer[] = [];
  let size = 0;
  const timer = setTimeout(() => response.destroy(), readPatience);
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= mostRead) break;
    }
  } catch {
    // What has come until then is kept.
  } finally {
    clearTimeout(timer);
  }
  return Buffer.concat(chunks).subarray(0, mostRead).toString("utf8").replaceAll("\0", "\ufffd");
}

function secondsOf(header: string | undefined): number | undefined {
  return header !== undefined && /^\d{1,6}$/.test(header) ? Number(header) : undefined;
}
