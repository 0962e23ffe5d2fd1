import { readJsonObject } from "../http/body";
import { endpoint } from "../http/endpoint";
import { assertSameOrigin } from "../http/same-origin";
import { startedSessionCookie } from "../auth/session-cookie";
import { sessionLifetime } from "../auth/sessions";
import { InvalidInputError } from "../errors";
import type { RequestOrigin } from "../permissions/actor";
import { FailureLimiter } from "../rate-limit/failure-limiter";
import { networkOf } from "../rate-limit/network-of";
import { acceptAsNewUser } from "./accept-as-new-user";
import { describeInvitation } from "./describe-invitation";

const failures = new FailureLimiter("invitation", 20, 900, "Too many failed attempts.");

/**
 * `POST /api/auth/invitation`, for whoever comes with an invitation's link and isn't signed in. With the `token` alone it tells what the invitation
 * is about; with a `name` and a `password` too it creates the person, accepts for them and starts their session. Who has a user already signs in,
 * and accepts over GraphQL.
 */
export const invitationEndpoint = endpoint({ methods: ["POST"] }, async (request, origin) => {
  assertSameOrigin(request);
  const { token, ...input } = await readJsonObject(request, 16 * 1024);
  if (Object.keys(input).length === 0) return Response.json(await limited(origin, () => describeInvitation(token)));
  const { team, cookieSecret } = await limited(origin, () => acceptAsNewUser(token, input, origin));
  return Response.json(
    { team: { id: team.id, slug: team.slug } },
    { status: 201, headers: { "set-cookie": startedSessionCookie(cookieSecret, sessionLifetime) } },
  );
});

/** Counts secrets that are none, and lets nobody try for long. @throws RateLimitedError */
async function limited<Result>(origin: RequestOrigin, work: () => Promise<Result>): Promise<Result> {
  const address = networkOf(origin.address);
  await failures.check(address);
  try {
    return await work();
  } catch (error) {
    const unknown = error instanceof InvalidInputError && error.issues.some(({ field, code }) => field[0] === "token" && code === "NOT_FOUND");
    if (unknown) await failures.fail(address);
    throw error;
  }
}
