import { inTime } from "../in-time";
import { HttpError } from "./http-error";

/** How long a body may take, in milliseconds: less than the time in which a request must be answered. */
const longestWait = 4_000;

/**
 * The text of a request's body, never more than `largest` bytes of it in memory.
 * @throws HttpError 413 when it is larger, 415 when it is compressed, 408 when it comes too slowly, 400 when it isn't UTF-8 or breaks off.
 */
export async function readBody(request: Request, largest: number, patience = longestWait): Promise<string> {
  const encoding = request.headers.get("content-encoding");
  if (encoding !== null && encoding !== "identity") throw new HttpError(415, "Send the body without content-encoding.");
  const tooLarge = () => new HttpError(413, `The body is larger than ${Math.floor(largest / 1024)} kB.`);
  const length = request.headers.get("content-length");
  if (Number(length ?? 0) > largest) throw tooLarge();
  try {
    // A length that was announced is the most that will come. Reading at once spares the stream, which costs more than the rest of a short request.
    const reading = length !== null && !request.headers.has("transfer-encoding") ? request.arrayBuffer() : readChunks(request, largest);
    const bytes = await inTime<ArrayBuffer | Uint8Array | undefined>(
      patience,
      reading,
      () => new HttpError(408, "The body came too slowly.", { connection: "close" }),
    );
    if (bytes === undefined || bytes.byteLength > largest) throw tooLarge();
    return decode(bytes);
  } catch (error) {
    if (error instanceof HttpError) throw error;
    throw new HttpError(400, "The body broke off.");
  }
}

/** The body as it comes in; undefined as soon as it is larger than allowed. */
async function readChunks(request: Request, largest: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > largest) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false });

function decode(bytes: ArrayBuffer | Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new HttpError(400, "The body is not valid UTF-8.");
  }
}

/**
 * The JSON object in a request's body.
 * @throws HttpError 415 when it isn't sent as JSON, 400 when it isn't a JSON object.
 */
export async function readJsonObject(request: Request, largest: number): Promise<Record<string, unknown>> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") throw new HttpError(415, "Send the body as application/json.");
  const text = await readBody(request, largest);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new HttpError(400, "The body is not valid JSON.");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new HttpError(400, "The body must be one JSON object.");
  return value as Record<string, unknown>;
}
