/** One thing that is wrong with the input, on one field. */
export interface InputIssue {
  /** Path of the field, from the root of the input; empty when it concerns the whole. */
  field: string[];
  /** What is wrong and what to do, in one sentence. */
  message: string;
  code: "INVALID" | "REQUIRED" | "TOO_LONG" | "TAKEN" | "NOT_FOUND" | "IN_USE" | "FORBIDDEN" | "CONFLICT";
}

/** Why an API token or an access token isn't valid. */
export type TokenRefusal =
  /** It hasn't the form of one. */
  | "TOKEN_MALFORMED"
  /** Its checksum is wrong: it was mistyped, cut off or made up. */
  | "TOKEN_CHECKSUM"
  /** Of a JWT: no published key of ours has signed it, or not with our algorithm. */
  | "TOKEN_SIGNATURE"
  /** Of a JWT: it says that it is of another installation. */
  | "OTHER_ISSUER"
  /** Of a JWT: it is for another API. */
  | "OTHER_AUDIENCE"
  /** Of a JWT: its `nbf` is in the future. */
  | "TOKEN_NOT_YET_VALID"
  /** Of an access token: the client keys that it was got with are no longer valid. */
  | "KEYS_REPLACED"
  /** Of an access token: it is bound to a key, or its account's must be, and it was sent as a Bearer token. */
  | "DPOP_REQUIRED"
  /** Of a token that was sent with the DPoP scheme: it isn't bound to a key. */
  | "NOT_DPOP_BOUND"
  /** Of an access token that is bound to a key: the proof is of another one. */
  | "DPOP_KEY_MISMATCH"
  /** Of an access token that is bound to a key: the proof is missing, wrong, or was used before. */
  | "DPOP_PROOF_INVALID"
  /** Of an access token that is bound to a key: the proof lacks the nonce that the answer has. */
  | "DPOP_NONCE_REQUIRED"
  /** There is none such, or its secret is wrong. */
  | "TOKEN_UNKNOWN"
  | "TOKEN_RESET"
  | "TOKEN_REVOKED"
  | "TOKEN_EXPIRED"
  | "ACCOUNT_DISABLED"
  /** Its account is of a product of the team's, and it counts nowhere else. */
  | "OTHER_PRODUCT";

/** What is wrong with a token that was sent with the DPoP scheme, or with its proof (RFC 9449 §7.1). */
export type DpopErrorCode = "invalid_token" | "invalid_dpop_proof" | "use_dpop_nonce";

/**
 * An error that callers are told: what is wrong in its message, and the rest as each protocol has it. What is no such error is told as an
 * `UnexpectedError`, and logged.
 */
export abstract class PublicError extends Error {
  /** Stable, for programs. */
  abstract readonly code: string;
  /** The status of HTTP. */
  abstract readonly status: number;
  /** The headers that go with the status, by names in lower case. */
  get headers(): Readonly<Record<string, string>> {
    return {};
  }
  /** What else helps a program. */
  get details(): Readonly<Record<string, unknown>> {
    return {};
  }
}

/** Nobody is signed in, or what was presented is not valid. */
export class UnauthenticatedError extends PublicError {
  override name = "UnauthenticatedError";
  readonly code = "UNAUTHENTICATED";
  readonly status = 401;
  /**
   * @param presented true when a credential was presented and refused (RFC 6750 §3: `invalid_token`).
   * @param reason why it was refused, as a stable code.
   * @param dpop of a token that was sent with the DPoP scheme: the error code of its challenge.
   */
  constructor(
    message = "Sign in, or send an access token as a Bearer token.",
    readonly presented = false,
    readonly reason?: TokenRefusal,
    readonly dpop?: DpopErrorCode,
  ) {
    super(message);
  }

  override get details() {
    return { ...(this.reason && { reason: this.reason }) };
  }
}

/** Why something is forbidden that no permission of the caller's would lift, or, for a scope, none of its account's. */
export type ForbiddenReason =
  | "REAUTHENTICATION_REQUIRED"
  | "FOREIGN_ORIGIN"
  | "ORIGIN_REQUIRED"
  | "ORIGIN_NOT_ALLOWED"
  | "ADDRESS_NOT_ALLOWED"
  | "MISSING_SCOPE"
  | "ADMINISTRATOR_REQUIRED";

/** The actor is known, and may not do this. */
export class ForbiddenError extends PublicError {
  override name = "ForbiddenError";
  readonly code = "FORBIDDEN";
  readonly status = 403;
  /**
   * @param requiredPermissions what the actor would need and doesn't hold.
   * @param reason a stable code for a refusal that no permission would lift.
   */
  constructor(
    message: string,
    readonly requiredPermissions: string[] = [],
    readonly reason?: ForbiddenReason,
  ) {
    super(message);
  }

  override get details() {
    const [requiredPermission] = this.requiredPermissions;
    const permissions = requiredPermission && { requiredPermission, requiredPermissions: this.requiredPermissions };
    return { ...permissions, ...(this.reason && { reason: this.reason }) };
  }
}

/** The object doesn't exist, or the actor may not know that it does. */
export class NotFoundError extends PublicError {
  override name = "NotFoundError";
  readonly code = "NOT_FOUND";
  readonly status = 404;
  constructor(
    readonly what: string,
    readonly field: string[] = ["id"],
  ) {
    super(`There is no such ${what}.`);
  }
}

/** The input is wrong in one or more places, all of them listed. */
export class InvalidInputError extends PublicError {
  override name = "InvalidInputError";
  readonly code = "BAD_USER_INPUT";
  readonly status = 422;
  constructor(readonly issues: InputIssue[]) {
    super(issues.map((issue) => issue.message).join(" "));
  }

  override get details() {
    return { issues: this.issues };
  }
}

/** Too many attempts; `retryAfter` is in seconds. */
export class RateLimitedError extends PublicError {
  override name = "RateLimitedError";
  readonly code = "RATE_LIMITED";
  readonly status = 429;
  constructor(
    readonly retryAfter: number,
    message = "Too many attempts.",
  ) {
    super(`${message} Try again in ${retryAfter} ${retryAfter === 1 ? "second" : "seconds"}.`);
  }

  override get headers() {
    return { "retry-after": String(this.retryAfter) };
  }
}

/** Something that Latchkey needs, such as its database, doesn't answer at the moment. */
export class UnavailableError extends PublicError {
  override name = "UnavailableError";
  readonly code = "UNAVAILABLE";
  readonly status = 503;
  /** Seconds after which trying again makes sense. */
  readonly retryAfter = 2;
  constructor(options?: ErrorOptions, message = "Latchkey can't reach its database at the moment. Try again shortly.") {
    super(message, options);
  }

  override get headers() {
    return { "retry-after": String(this.retryAfter) };
  }
}

/** Something that nobody foresaw: nothing else is told of it. */
export class UnexpectedError extends PublicError {
  override name = "UnexpectedError";
  readonly code = "INTERNAL_SERVER_ERROR";
  readonly status = 500;
  constructor(options?: ErrorOptions) {
    super("Something went wrong on our side. The request id helps to find it in the log.", options);
  }
}
