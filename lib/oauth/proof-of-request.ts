import { giveAnswer } from "../http/answer-headers";
import type { ClientRecord } from "../tokens/client-record";
import { OAuthError } from "./errors";
import { currentNonce } from "../tokens/dpop/nonce";
import { checkProof, type Proof, ProofProblem } from "../tokens/dpop/proof";
import { useProof } from "../tokens/dpop/use-proof";

/** The proof that came with a token request: it holds, or is refused once it is known whose request it is. */
export type RequestProof = Proof | OAuthError;

/**
 * Checks the proof of a token request (RFC 9449 §5); undefined when there is none. It comes before the client's own proof: an assertion counts once,
 * and it would be lost to who has to come again with a nonce.
 * @throws OAuthError `use_dpop_nonce`
 */
export async function proofOfRequest(request: Request): Promise<RequestProof | undefined> {
  const header = request.headers.get("dpop");
  if (header === null) return undefined;
  giveAnswer(request, { "dpop-nonce": currentNonce() });
  try {
    return await checkProof(header, request);
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal.code === "use_dpop_nonce") throw refusal;
    return refusal;
  }
}

/**
 * Checks all of a proof but that it is used for the first time, and that there is one for an account that requires it.
 * @throws OAuthError `invalid_dpop_proof`
 */
export function assertProofHolds({ requireDpop }: ClientRecord, proof: RequestProof | undefined): asserts proof is Proof | undefined {
  if (proof instanceof OAuthError) throw proof;
  if (!proof && requireDpop)
    throw new OAuthError("invalid_dpop_proof", "The service account gets only tokens that are bound to a key: send a proof in the DPoP header (RFC 9449).");
}

/**
 * The thumbprint of the key that a token is to be bound to; undefined for a Bearer token. The proof is used up by it, so this is the last check.
 * @throws OAuthError `invalid_dpop_proof`
 */
export async function boundKey(client: ClientRecord, proof: RequestProof | undefined): Promise<string | undefined> {
  assertProofHolds(client, proof);
  if (!proof) return undefined;
  await useProof(proof, client.teamId).catch((error: unknown) => {
    throw refusalOf(error);
  });
  return proof.thumbprint;
}

function refusalOf(error: unknown): OAuthError {
  if (error instanceof ProofProblem) return new OAuthError(error.code, error.message);
  throw error;
}
