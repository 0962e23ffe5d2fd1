import { type TokenRefusal, type DpopErrorCode, UnauthenticatedError } from "../errors";
import type { ClientRecord } from "../tokens/client-record";
import { bearerCounts } from "../tokens/dpop/bearer-counts";
import { checkProof, type Proof, ProofProblem } from "../tokens/dpop/proof";
import { useProof } from "../tokens/dpop/use-proof";
import type { RequestOrigin } from "../permissions/actor";
import { recordRefusedAccessToken } from "./record-refused-token";
import type { SentToken } from "../tokens/token-of";
import type { JwtClaims } from "../tokens/verify-jwt";

/** Whether an access token came as its kind and its account want it: bound to a key with the DPoP scheme, any other as a Bearer token. */
export function isOfScheme(claims: JwtClaims, client: ClientRecord, { dpop }: SentToken): boolean {
  return dpop === (claims.boundTo !== undefined) && (dpop || bearerCounts(client, claims));
}

/**
 * Refuses an access token that came with the wrong scheme (RFC 9449 §7.2): bound to a key, it is worth nothing without the key.
 * @throws UnauthenticatedError with a reason
 */
export async function refuseScheme(claims: JwtClaims, client: ClientRecord, { dpop }: SentToken, origin: RequestOrigin): Promise<never> {
  if (dpop && bearerCounts(client, claims))
    throw refused("NOT_DPOP_BOUND", "The access token isn't bound to a key: send it as a Bearer token.", "invalid_token");
  throw await recorded(claims, client, origin, "DPOP_REQUIRED", messageOf(claims, client), dpop ? "invalid_token" : undefined);
}

function messageOf({ boundTo }: JwtClaims, { requireDpop }: ClientRecord): string {
  if (boundTo !== undefined) return "The access token is bound to a key: send it with the DPoP scheme and a proof.";
  if (requireDpop) return "The access token isn't bound to a key, and its account's must be.";
  return "The access token isn't bound to a key, and was issued while its account's had to be, or before. Get a new one.";
}

/** Requests whose proof was taken: a long answer asks again who gets it, and its request can't bring another proof. */
const proven = new WeakSet<Request>();

/**
 * Checks that who sends an access token that is bound to a key has that key (RFC 9449 §7.1). The proof is used up by it, so this is the last check.
 * @throws UnauthenticatedError with a reason
 */
export async function assertProof(claims: JwtClaims, client: ClientRecord, token: string, request: Request, origin: RequestOrigin): Promise<void> {
  if (proven.has(request)) return;
  const header = request.headers.get("dpop");
  if (header === null)
    throw await recorded(claims, client, origin, "DPOP_PROOF_INVALID", "The access token takes a proof of its key in the DPoP header.", "invalid_dpop_proof");
  const refuse = async (error: unknown): Promise<never> => {
    if (!(error instanceof ProofProblem)) throw error;
    // The first call of each client is answered so.
    if (error.code === "use_dpop_nonce") throw refused("DPOP_NONCE_REQUIRED", error.message, error.code);
    throw await recorded(claims, client, origin, "DPOP_PROOF_INVALID", error.message, error.code);
  };
  const proof: Proof = await checkProof(header, request, token).catch(refuse);
  if (proof.thumbprint !== claims.boundTo)
    throw await recorded(
      claims,
      client,
      origin,
      "DPOP_KEY_MISMATCH",
      "The DPoP proof is of another key than that which the access token is bound to.",
      "invalid_token",
    );
  await useProof(proof, client.teamId).catch(refuse);
  proven.add(request);
}

/** The refusal of a good token without its key: somebody may have stolen it, so the audit trail knows. */
async function recorded({ jti }: JwtClaims, client: ClientRecord, origin: RequestOrigin, reason: TokenRefusal, message: string, dpop?: DpopErrorCode) {
  await recordRefusedAccessToken(client, jti, reason, origin);
  return refused(reason, message, dpop);
}

const refused = (reason: TokenRefusal, message: string, dpop?: DpopErrorCode) => new UnauthenticatedError(message, true, reason, dpop);
