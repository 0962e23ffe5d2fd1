import { ForbiddenError } from "../errors";
import { readJsonObject } from "../http/body";
import { endpoint } from "../http/endpoint";
import { assertSameOrigin } from "../http/same-origin";
import { systemActor } from "../permissions/actor";
import { FailureLimiter } from "../rate-limit/failure-limiter";
import { networkOf } from "../rate-limit/network-of";
import { completeSetup } from "./complete-setup";
import { isSetupToken, needsSetup } from "./setup-token";

const failures = new FailureLimiter("setup", 20, 900, "Too many failed attempts.");

/** `POST /api/setup`: first-run set-up by the link that the server printed. `GET` tells whether it is still open. */
export const setupEndpoint = endpoint({ methods: ["GET", "POST"], deadline: 10_000 }, async (request, origin) => {
  if (request.method === "GET") return Response.json({ open: await needsSetup() });
  assertSameOrigin(request);
  const { token, ...input } = await readJsonObject(request, 16 * 1024);
  const address = networkOf(origin.address);
  await failures.check(address);
  if (typeof token !== "string" || !isSetupToken(token)) {
    await failures.fail(address);
    throw new ForbiddenError("This set-up link is not valid. Use the one that the server printed when it started.");
  }
  const { team } = await completeSetup(systemActor("First-run set-up", origin), input);
  return Response.json({ team: { id: team.id, slug: team.slug } }, { status: 201 });
});
