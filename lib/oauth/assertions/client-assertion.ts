import { decodeJwt, type JWTPayload } from "jose";
import { settings } from "../../env";
import { remoteKeys } from "../../outbound/remote-keys";
import { type KeyRecord, keyRecords } from "../../public-keys/key-record";
import type { UsableKey } from "../../public-keys/read-public-key";
import { type ClientRecord, isClientId } from "../../tokens/client-record";
import { skew, timeProblem } from "../../tokens/assertion-times";
import { decoyKey } from "./decoy-key";
import { headerOf, mayHaveSigned, type SignedHeader, signerOf } from "../../tokens/signed-jwt";
import { useOnce } from "./use-once";

/** The one type of client assertion that there is (RFC 7523 §2.2). */
export const clientAssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

const longestAssertion = 8_192;
const longestJti = 512;

/** A secret or a key by which a client has proved itself. */
export interface Credential {
  id: string;
  /** The thumbprint of the key, of one that is published at an address: the id is that of the address. */
  key?: string;
}

/** What came of an assertion: the key that it was signed with, or what is wrong with it. */
export type AssertionOutcome = Credential | { problem: string; signed: boolean };

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
 * @param clientId whom it claims to be from
 * @param client that client; undefined when there is none such, which takes as long to find out as that it has another key
 */
export async function checkClientAssertion(assertion: string, clientId: string, client: ClientRecord | undefined): Promise<AssertionOutcome> {
  const unsigned = { problem: "is not signed by a key of this client", signed: false };
  const signed = assertion.length <= longestAssertion && isClientId(clientId) ? await signedBy(assertion, clientId) : undefined;
  if (!client || !signed) return unsigned;
  // Only who has the key learns what else is wrong.
  const now = Date.now() / 1000;
  const problem = claimsProblem(signed.payload, client) ?? timeProblem(signed.payload, now);
  if (problem) return { problem, signed: true };
  const { jti, exp } = signed.payload as { jti: string; exp: number };
  if (!(await useOnce(client.clientId, jti, client.teamId, exp + skew))) return { problem: "was used before", signed: true };
  return signed.credential;
}

interface Signed {
  credential: Credential;
  payload: JWTPayload;
}

async function signedBy(assertion: string, clientId: string): Promise<Signed | undefined> {
  const header = headerOf(assertion, ["jwt", "client-authentication+jwt"]);
  if (!header) return undefined;
  const fits = (key: UsableKey) => mayHaveSigned(key, header);
  const records = await keyRecords(clientId);
  // Its own first: whoever has signed with one of these waits for nobody else's server.
  const own = records.flatMap((record) => ("own" in record && fits(record.own) ? [{ credential: { id: record.id }, key: record.own }] : []));
  const here = await signedByOne(assertion, own, header);
  if (here) return here;
  const there = await published(records, fits);
  if (own.length + there.length === 0) await signerOf(assertion, [await decoyKey(header.alg)], header);
  return signedByOne(assertion, there, header);
}

interface Candidate {
  credential: Credential;
  key: UsableKey;
}

async function published(records: readonly KeyRecord[], fits: (key: UsableKey) => boolean): Promise<Candidate[]> {
  const sets = records.map(async (record) =>
    "url" in record ? (await remoteKeys({ jwksUrl: record.url }, fits)).map((key) => ({ credential: { id: record.id, key: key.thumbprint }, key })) : [],
  );
  return (await Promise.all(sets)).flat();
}

async function signedByOne(assertion: string, candidates: readonly Candidate[], header: SignedHeader): Promise<Signed | undefined> {
  const found = await signerOf(
    assertion,
    candidates.map(({ key }) => key),
    header,
  );
  return found && { credential: candidates.find(({ key }) => key === found.key)!.credential, payload: found.claims };
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
