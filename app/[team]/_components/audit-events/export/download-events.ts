import { ApiError, NetworkError } from "../../../../_graphql/errors";
import { rowCounter } from "./count-rows";
import { type Format, formats } from "./export-url";

/** How far a download is. */
export interface Progress {
  rows: number;
  /** How many will come, as far as the server knew at the beginning. */
  total: number | null;
  bytes: number;
  /** Milliseconds since the first of it came. */
  elapsed: number;
}

interface Options {
  format: Format;
  url: string;
  signal: AbortSignal;
  /** Called at most some times a second. */
  onProgress: (progress: Progress) => void;
}

/** So much is put together at once: browsers keep large pieces on the disk, so that memory doesn't fill. */
const pieceSize = 8 * 1024 * 1024;
const every = 120;

/**
 * Takes a file of events as it comes.
 * @returns the whole of it
 * @throws ApiError, NetworkError when it wasn't given or broke off; the signal's reason when it was cancelled
 */
export async function downloadEvents({ format, url, signal, onProgress }: Options): Promise<{ file: Blob; progress: Progress }> {
  const response = await fetch(`${url}&count=true`, { signal, credentials: "same-origin" }).catch((error: unknown) => {
    throw signal.aborted ? error : new NetworkError();
  });
  if (!response.ok || !response.body) throw await refusal(response);
  const total = response.headers.get("x-total-count");
  const progress: Progress = { rows: 0, total: total === null ? null : Number(total), bytes: 0, elapsed: 0 };
  const begun = performance.now();
  const count = rowCounter(format);
  const whole: Blob[] = [];
  let pieces: Uint8Array<ArrayBuffer>[] = [];
  let held = 0;
  let told = 0;
  onProgress({ ...progress });
  for await (const piece of read(response.body, signal)) {
    pieces.push(piece);
    held += piece.length;
    progress.bytes += piece.length;
    progress.rows = count(piece);
    progress.elapsed = performance.now() - begun;
    if (held >= pieceSize) {
      whole.push(new Blob(pieces));
      pieces = [];
      held = 0;
    }
    if (performance.now() - told >= every) {
      told = performance.now();
      onProgress({ ...progress });
    }
  }
  return { file: new Blob([...whole, ...pieces], { type: formats[format].type }), progress };
}

async function* read(body: ReadableStream<Uint8Array<ArrayBuffer>>, signal: AbortSignal) {
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } catch (error) {
    throw signal.aborted ? error : new BrokenOffError();
  } finally {
    reader.releaseLock();
  }
}

/** The file ended before its end. */
export class BrokenOffError extends Error {
  override name = "BrokenOffError";
  constructor() {
    super("The download broke off, so nothing was saved: a part could be taken for the whole. Check your connection, and try again.");
  }
}

async function refusal(response: Response): Promise<ApiError> {
  const answer = (await response.json().catch(() => null)) as { message?: string; requestId?: string | null; reason?: string } | null;
  const code = response.status === 401 ? "UNAUTHENTICATED" : response.status === 403 ? "FORBIDDEN" : "FAILED";
  return new ApiError(answer?.message ?? "Latchkey can't make the file now. Try again in a moment.", {
    code,
    requestId: answer?.requestId ?? response.headers.get("x-request-id"),
    reason: answer?.reason,
  });
}
