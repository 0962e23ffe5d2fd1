import type { Webhook, WebhookEvent } from "../../entities/index";
import { FetchProblem } from "../outbound/guard";
import { post } from "../outbound/post";
import { bodyOf } from "./message";
import { signedHeaders } from "./signature";
import { urlOf } from "./sealed-url";

/** How long a receiver may take to answer, in milliseconds. */
const patience = 10_000;

/** What came of one attempt. */
export interface Outcome {
  milliseconds: number;
  status: number | null;
  answer: string;
  /** Why it counts as failed; null when it was delivered. */
  problem: string | null;
  retryAfter?: number;
}

/** Sends an event to its receiver, once. What the receiver does is an outcome, whatever it is. @param stop gives up at once */
export async function attempt(
  webhook: Webhook,
  event: WebhookEvent,
  { teamSlug, secrets, stop }: { teamSlug: string; secrets: readonly string[]; stop?: AbortSignal },
): Promise<Outcome> {
  const body = bodyOf(webhook, event, teamSlug);
  const headers = webhook.kind === "STANDARD" ? signedHeaders({ id: event.id, timestamp: Math.floor(Date.now() / 1000), body }, secrets) : {};
  const started = performance.now();
  const took = () => Math.round(performance.now() - started);
  const timeout = AbortSignal.timeout(patience);
  try {
    const { status, answer, retryAfter } = await post(urlOf(webhook), body, headers, stop ? AbortSignal.any([timeout, stop]) : timeout);
    return { milliseconds: took(), status, answer, problem: problemOf(status), retryAfter };
  } catch (error) {
    if (!(error instanceof FetchProblem)) throw error;
    return { milliseconds: took(), status: null, answer: "", problem: error.message };
  }
}

function problemOf(status: number): string | null {
  if (status >= 200 && status < 300) return null;
  if (status >= 300 && status < 400) return `The answer has the status ${status}: redirects aren't followed. Enter the address that it leads to.`;
  return status === 410 ? "The answer has the status 410: the receiver wants nothing more." : `The answer has the status ${status}.`;
}
