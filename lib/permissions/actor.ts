import type { Permission } from "./catalogue";

/** Where a request came from, as the audit trail keeps it. */
export interface RequestOrigin {
  requestId: string | null;
  address: string | null;
  userAgent: string | null;
  /** Milliseconds since the epoch after which nobody waits for the answer any more; undefined when no request waits. */
  answerBy?: number;
}

/** A team that a person is in, and what they may do there. */
export interface Membership {
  teamId: string;
  memberId: string;
  /** On Latchkey's own API. */
  permissions: ReadonlySet<Permission>;
  /** On the team's products, by product id. */
  productPermissions: ReadonlyMap<string, ReadonlySet<string>>;
}

/** A signed-in person. */
export interface UserActor {
  type: "USER";
  id: string;
  name: string;
  email: string;
  sessionId: string;
  /** When the person last proved who they are. */
  authenticatedAt: Date;
  memberships: readonly Membership[];
  /** Whether the person administers the installation, whatever they may do in teams. */
  administrator: boolean;
  origin: RequestOrigin;
}

/** From where something counts: pages of these origins, and these networks. */
export interface Bounds {
  allowedOrigins: readonly string[];
  allowedCidrs: readonly string[];
}

/** The API token by which a service account came. */
export interface ActorToken extends Bounds {
  id: string;
  name: string;
  /** How often it may call; null or undefined for any number. */
  requestsPerMinute?: number | null;
}

/** A service account, by an access token or an API token. */
export interface ServiceAccountActor {
  type: "SERVICE_ACCOUNT";
  id: string;
  name: string;
  teamId: string;
  /** What its roles give, narrowed by its token's scope. */
  permissions: ReadonlySet<Permission>;
  /** Of an API token: itself, and what its account's roles give whatever its scopes. */
  token?: ActorToken;
  accountPermissions?: ReadonlySet<string>;
  /** From where its account counts; undefined for one without bounds. */
  accountBounds?: Bounds;
  /** How often its account may call; undefined for any number. */
  requestsPerMinute?: number;
  origin: RequestOrigin;
}

/** Latchkey itself: the command line on the machine it runs on, and first-run set-up. */
export interface SystemActor {
  type: "SYSTEM";
  id: "system";
  name: string;
  origin: RequestOrigin;
}

export type Actor = UserActor | ServiceAccountActor | SystemActor;

/** The origin of work that no request asked for. */
export const noOrigin: RequestOrigin = { requestId: null, address: null, userAgent: null };

/** Latchkey itself. @param name what the audit trail calls it. */
export function systemActor(name = "Latchkey", origin: RequestOrigin = noOrigin): SystemActor {
  return { type: "SYSTEM", id: "system", name, origin };
}
