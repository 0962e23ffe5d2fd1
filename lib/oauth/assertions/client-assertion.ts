import { compactVerify, decodeJwt, decodeProtectedHeader, errors, type JWTPayload, type ProtectedHeaderParameters } from "jose";
import { settings } from "../../env";
import { remoteKeys } from "../../outbound/remote-keys";
import { keyRecords } from "../../public-keys/key-record";
import { assertionAlgorithms, type UsableKey } from "../../public-keys/read-public-key";
import type { ClientRecord } from "../client-record";
import { skew, timeProblem } from "./assertion-times";
import { useOnce } from "./use-once";

/** The one type of client assertion that there is (RFC 7523 §2.2). */
export const clientAssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

const longestAssertion = 8_192;
const longestJti = 512;

/** What came of an assertion: the key that it was signed with, or what is wrong with it. */
export type AssertionOutcome = { keyId: string } | { problem: string; signed: boolean };

/** Whom an assertion claims to be from, before anything is checked; undefined when it is no JWT. */
export function claimedClient(assertion: string): string | undefined {
  try {
    const { sub } = decodeJwt(assertion);
    return typeof sub === "string" ? sub : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Checks a client assertion (RFC 7523 §3): signed by a key of the client, by the client about itself, for us, at this time, and for the first time.
 * @param client what it claims to be; undefined when there is none such
 */
export async function checkClientAssertion(assertion: string, client: ClientRecord | undefined): Promise<AssertionOutcome> {
  const unsigned = { problem: "is not signed by a key of this client", signed: false };
  const header = headerOf(assertion);
  if (!client || !header || assertion.length > longestAssertion) return unsigned;
  const signed = await signedBy(assertion, header, client);
  if (!signed) return unsigned;
  // Only who has the key learns what else is wrong.
  const now = Date.now() / 1000;
  const problem = claimsProblem(signed.payload, client) ?? timeProblem(signed.payload, now);
  if (problem) return { problem, signed: true };
  const { jti, exp } = signed.payload as { jti: string; exp: number };
  if (!(await useOnce(client.clientId, jti, client.teamId, exp + skew))) return { problem: "was used before", signed: true };
  return { keyId: signed.keyId };
}

function headerOf(assertion: string): ProtectedHeaderParameters | undefined {
  try {
    const header = decodeProtectedHeader(assertion);
    // A token of another kind that the same key has signed must not pass for an assertion.
    const type = header.typ?.toLowerCase().replace(/^application\//, "");
    const fits = type === undefined || type === "jwt" || type === "client-authentication+jwt";
    // What must be understood isn't.
    if (header.crit !== undefined) return undefined;
    return fits && assertionAlgorithms.some((algorithm) => algorithm === header.alg) ? header : undefined;
  } catch {
    return undefined;
  }
}

async function signedBy(
  assertion: string,
  { alg, kid }: ProtectedHeaderParameters,
  client: ClientRecord,
): Promise<{ keyId: string; payload: JWTPayload } | undefined> {
  const fits = (key: UsableKey) => key.algorithms.includes(alg!) && (kid === undefined || key.kid === kid || key.thumbprint === kid);
  for (const record of await keyRecords(client.clientId)) {
    const candidates = "own" in record ? [record.own].filter(fits) : await remoteKeys(record.url, fits);
    for (const { key } of candidates) {
      const payload = await verified(assertion, key, alg!);
      if (payload) return { keyId: record.id, payload };
    }
  }
  return undefined;
}

async function verified(assertion: string, key: UsableKey["key"], alg: string): Promise<JWTPayload | undefined> {
  try {
    await compactVerify(assertion, key, { algorithms: [alg] });
    return decodeJwt(assertion);
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof TypeError) return undefined;
    throw error;
  }
}

function claimsProblem({ iss, sub, aud, jti }: JWTPayload, { clientId }: ClientRecord): string | undefined {
  if (iss !== clientId || sub !== clientId) return "must have the client id as iss and as sub";
  const { publicUrl } = settings();
  const ours = [publicUrl, `${publicUrl}/oauth/token`];
  const audiences = Array.isArray(aud) ? aud : [aud];
  // One that is for others too could be used here by them.
  if (audiences.length === 0 || !audiences.every((each) => typeof each === "string" && ours.includes(each))) return "is for another audience";
  if (typeof jti !== "string" || jti === "" || jti.length > longestJti) return `has no jti, or one of more than ${longestJti} characters`;
  return undefined;
}
