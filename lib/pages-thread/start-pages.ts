import { randomBytes } from "node:crypto";
import { Agent } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { proxyFetch } from "httpxy";
import { atMost } from "../at-most";
import { pagesEnvironment } from "../env";
import { type PublicError, UnavailableError } from "../errors";
import { endpoint, type Handler } from "../http/endpoint";
import { errorResponse } from "../http/error-response";
import { HttpError } from "../http/http-error";
import { unavailablePage } from "../http/unavailable-page";
import { log, writeLog } from "../log";
import { keyHeader, type PagesThread } from "./key";

/** How long the thread may take to end when it is asked to, and how long it is given before it is started anew, in milliseconds. */
const patience = 2_000;
const pause = 1_000;

/** These are between a client and us (RFC 9110 §7.6.1), or speak of a body: who asks for a page sends none. */
const notForwarded = ["connection", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade", "expect", "content-length"];

interface Thread {
  worker: Worker;
  port: number;
}

/**
 * Runs the pages in a thread of their own and keeps it running. Rendering then delays no grant, a page that breaks the renderer breaks nothing
 * else, and what Next changes in the globals of its thread (timers, clocks, context of every promise) doesn't slow ours.
 * @param script the bundled `pages-thread.ts`
 * @returns the handler of all requests for pages, and `close`, which ends the thread
 * @throws Error when the thread ends before it listens
 */
export async function startPages(script: URL): Promise<{ answer: Handler; close(): Promise<void> }> {
  const key = randomBytes(32).toString("base64url");
  const agent = new Agent({ keepAlive: true });
  let current: Thread | undefined;
  let closing = false;

  const start = async () => {
    const thread = await launch(script, key);
    thread.worker.once("exit", (code) => void restart(code));
    current = thread;
  };
  const restart = async (code: number): Promise<void> => {
    current = undefined;
    while (!closing && !current) {
      log().error({ code }, "the pages' thread has ended; starting it anew");
      await delay(pause);
      if (!closing) await start().catch((error: unknown) => log().error({ err: error }, "the pages' thread can't be started"));
    }
    if (closing) await end(current);
  };
  await start();

  // A request in a wrong form comes from a program, and is answered as programs read it.
  const onError = (error: PublicError, requestId: string | null) =>
    error instanceof HttpError ? errorResponse(error, requestId) : unavailablePage(error, requestId);
  const answer = endpoint({ methods: ["GET", "HEAD"], onError }, async (request, { requestId }) => {
    const headers = new Headers(request.headers);
    for (const name of notForwarded) headers.delete(name);
    headers.set(keyHeader, key);
    headers.set("x-request-id", requestId ?? "");
    const { method, signal, url } = request;
    try {
      if (!current) throw new Error("the thread isn't running");
      return await proxyFetch({ host: "127.0.0.1", port: current.port }, url, { method, headers, signal }, { agent });
    } catch (cause) {
      if (!signal.aborted) log().warn({ requestId, reason: cause instanceof Error ? cause.message : String(cause) }, "a page can't be rendered");
      throw new UnavailableError({ cause }, "The dashboard is being started again. Try again shortly.");
    }
  });

  const close = async () => {
    closing = true;
    await end(current);
    agent.destroy();
  };
  return { answer, close };
}

/** Starts the thread and waits until it listens. */
function launch(script: URL, key: string): Promise<Thread> {
  const worker = new Worker(script, { workerData: { key } satisfies PagesThread, env: pagesEnvironment(), stdout: true, stderr: true });
  // What a thread writes passes through here, so that its lines and ours don't mix.
  for (const output of [worker.stdout, worker.stderr]) output.on("data", writeLog);
  return new Promise((resolve, reject) => {
    worker.once("message", (port: number) => resolve({ worker, port }));
    worker.on("error", (error) => {
      log().error({ err: error }, "error in the pages' thread");
      reject(error);
    });
    worker.once("exit", (code) => reject(new Error(`The pages' thread ended with ${code} before it listened.`)));
  });
}

async function end(thread: Thread | undefined): Promise<void> {
  if (!thread) return;
  thread.worker.postMessage("close");
  await atMost(patience, new Promise((resolve) => thread.worker.once("exit", resolve)));
  await thread.worker.terminate();
}
