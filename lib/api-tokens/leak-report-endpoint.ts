import { z } from "zod";
import { readJsonObject } from "../http/body";
import { endpoint } from "../http/endpoint";
import { parseInput } from "../input/parse";
import { FailureLimiter } from "../rate-limit/failure-limiter";
import { networkOf } from "../rate-limit/network-of";
import { reportLeak } from "./report-leak";

/** How many tokens one report may name. */
const mostTokens = 100;
const reports = new FailureLimiter("leak-report", 60, 60, "Too many reports from this address.");
const message = `Send tokens as a list of 1 to ${mostTokens} texts.`;
const schema = z.strictObject({ tokens: z.array(z.string(message), message).min(1, message).max(mostTokens, message) });

/**
 * `POST /api/leak-reports` with `{"tokens": ["lk_…"]}`, JWTs too, for anybody who has found tokens, such as scanners of source code; and for who wants to end
 * their own. The answer is the same whatever the tokens are, and what was done about them is in their teams' audit trails.
 */
export const leakReportEndpoint = endpoint({ methods: ["POST"] }, async (request, origin) => {
  await reports.fail(networkOf(origin.address));
  const { tokens } = parseInput(schema, await readJsonObject(request, 64 * 1024), []);
  for (const plainToken of new Set(tokens)) await reportLeak(plainToken, origin);
  return Response.json({ received: tokens.length }, { status: 202, headers: { "cache-control": "no-store" } });
});
