import { z } from "zod";
import { readJsonObject } from "../http/body";
import { endpoint } from "../http/endpoint";
import { parseInput } from "../input/parse";
import { FailureLimiter } from "../rate-limit/failure-limiter";
import { networkOf } from "../rate-limit/network-of";
import { reportLeak } from "./report-leak";

/** How many tokens one report may name. */
const mostTokens = 100;
/** How many are looked into at once: the database has others to serve. */
const atOnce = 5;
const reports = new FailureLimiter("leak-report", 60, 60, "Too many reports from this address.");
const message = `Send tokens as a list of 1 to ${mostTokens} texts.`;
const schema = z.strictObject({ tokens: z.array(z.string(message), message).min(1, message).max(mostTokens, message) });

/**
 * `POST /api/leak-reports` with `{"tokens": ["lk_…"]}`, JWTs and client secrets too, for anybody who has found some, such as scanners of source code;
 * and for who wants to end their own. The answer is the same whatever the texts are, and what was done about them is in their teams' audit trails.
 */
export const leakReportEndpoint = endpoint({ methods: ["POST"] }, async (request, origin) => {
  await reports.fail(networkOf(origin.address));
  const { tokens } = parseInput(schema, await readJsonObject(request, 64 * 1024), []);
  const found = [...new Set(tokens.map(bareToken))];
  for (let n = 0; n < found.length; n += atOnce) await Promise.all(found.slice(n, n + atOnce).map((token) => reportLeak(token, origin)));
  return Response.json({ received: tokens.length }, { status: 202 });
});

/** Tokens are found in lines of code and of logs, with space around them and the name of the scheme in front. */
const bareToken = (text: string) => text.trim().replace(/^(?:bearer|dpop)\s+/i, "");
