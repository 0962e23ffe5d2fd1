import { RateLimitedError } from "../errors";
import { giveAnswer } from "../http/answer-headers";
import type { ClientRecord } from "../tokens/client-record";
import type { ServiceAccountActor } from "../permissions/actor";
import { type Balance, type Stretch, takeOne } from "./budget";

/** The budget of requests of an account or a token, by name. */
export const requestsOf = (id: string) => `requests ${id}`;
/** The budget of grants of an account, by name. */
export const grantsOf = (accountId: string) => `grants ${accountId}`;

interface Named extends Balance {
  /** As the headers call it. */
  name: string;
}

const seconds = { minute: 60, day: 86_400 } as const;

/**
 * Counts a request of a service account, if it or its token is limited. The answer tells what is left.
 * @throws RateLimitedError when there is nothing
 */
export async function spendRequest({ id, requestsPerMinute, token }: ServiceAccountActor, request: Request): Promise<void> {
  if (requestsPerMinute === undefined && token?.requestsPerMinute == null) return;
  const balances: Named[] = [];
  // The token first: what it is refused takes nothing from its account.
  if (token?.requestsPerMinute != null) balances.push({ name: "token", ...(await takeOne(requestsOf(token.id), token.requestsPerMinute, "minute")) });
  if (requestsPerMinute !== undefined && balances.every(({ taken }) => taken))
    balances.push({ name: "account", ...(await takeOne(requestsOf(id), requestsPerMinute, "minute")) });
  tell(request, balances, "minute");
  const refused = balances.find(({ taken }) => !taken);
  if (refused)
    throw new RateLimitedError(
      resetOf(refused),
      `This ${refused.name === "token" ? "API token" : "service account"} may call ${times(refused.limit)} a minute.`,
    );
}

/** Counts an access token that a service account is about to get, if that is limited. @throws RateLimitedError */
export async function spendGrant({ accountId, grantsPerDay }: Pick<ClientRecord, "accountId" | "grantsPerDay">, request: Request): Promise<void> {
  if (grantsPerDay === null) return;
  const balance = { name: "grants", ...(await takeOne(grantsOf(accountId), grantsPerDay, "day")) };
  tell(request, [balance], "day");
  if (!balance.taken) throw new RateLimitedError(resetOf(balance), `This service account may get ${grantsPerDay} access tokens a day (UTC).`);
}

const times = (count: number) => (count === 1 ? "once" : `${count} times`);
const resetOf = ({ resetIn }: Balance) => Math.max(1, Math.ceil(resetIn / 1000));

/** The headers of draft-ietf-httpapi-ratelimit-headers. */
function tell(request: Request, balances: readonly Named[], stretch: Stretch): void {
  giveAnswer(request, {
    "ratelimit-policy": balances.map(({ name, limit }) => `"${name}";q=${limit};w=${seconds[stretch]}`).join(", "),
    ratelimit: balances.map((each) => `"${each.name}";r=${each.left};t=${resetOf(each)}`).join(", "),
  });
}
