import { LRUCache } from "lru-cache";
import { log } from "../log";
import { readJwk, type UsableKey } from "../public-keys/read-public-key";
import { fetchJson, patience } from "./fetch-json";
import { FetchProblem } from "./guard";

/** How long keys are used without asking again, in milliseconds: the bound on a key that was taken off the set. */
const maxAge = 5 * 60_000;
/** How long they are used while the address doesn't answer. */
const longestOutage = 60 * 60_000;
/** How soon the address is asked again after it was, whoever wants what of it. */
const pause = 30_000;
const mostKeys = 50;

/** Where keys are published: at an address, or where an OpenID Connect issuer says. */
export type KeySource = { jwksUrl: string } | { issuer: string };

interface KeySet {
  keys: readonly UsableKey[];
  readAt: number;
  askedAt: number;
  underWay?: Promise<void>;
}

const sets = new LRUCache<string, KeySet>({ max: 1_000 });

/**
 * The keys that are published at an address, from memory while they are fresh. One that isn't known is looked for once in half a minute at most.
 * @param wanted the key that is looked for
 */
export async function remoteKeys(source: KeySource, wanted: (key: UsableKey) => boolean = () => true): Promise<readonly UsableKey[]> {
  const name = JSON.stringify(source);
  let set = sets.get(name);
  if (!set) sets.set(name, (set = { keys: [], readAt: 0, askedAt: 0 }));
  const enough = Date.now() - set.readAt < maxAge && set.keys.some(wanted);
  if (!enough && (set.underWay || Date.now() - set.askedAt >= pause)) await (set.underWay ??= refresh(source, set));
  return Date.now() - set.readAt < longestOutage ? set.keys.filter(wanted) : [];
}

async function refresh(source: KeySource, set: KeySet): Promise<void> {
  set.askedAt = Date.now();
  try {
    set.keys = await fetchKeys(source);
    set.readAt = Date.now();
  } catch (error) {
    if (!(error instanceof FetchProblem)) throw error;
    log().warn({ from: new URL("issuer" in source ? source.issuer : source.jwksUrl).origin, reason: error.message }, "a key set can't be fetched");
  } finally {
    set.underWay = undefined;
  }
}

/**
 * The usable keys of a key set (RFC 7517 §5), straight from where it is published; others are passed over, as the RFC asks.
 * @throws FetchProblem when there is no key set, or the issuer's metadata isn't its own (OpenID Connect Discovery §4.3)
 */
export async function fetchKeys(source: KeySource): Promise<UsableKey[]> {
  // One time for both documents: whoever waits for them is to be answered.
  const within = AbortSignal.timeout(patience);
  const { keys } = await fetchObject("issuer" in source ? await keySetOf(source.issuer, within) : source.jwksUrl, within);
  if (!Array.isArray(keys)) throw new FetchProblem("the answer is no key set");
  const read = await Promise.allSettled(keys.slice(0, mostKeys).map(readJwk));
  return read.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
}

async function keySetOf(issuer: string, within: AbortSignal): Promise<string> {
  const metadata = await fetchObject(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`, within);
  if (metadata.issuer !== issuer) throw new FetchProblem("the metadata is of another issuer");
  if (typeof metadata.jwks_uri !== "string") throw new FetchProblem("the metadata names no key set");
  return metadata.jwks_uri;
}

async function fetchObject(url: string, within: AbortSignal): Promise<Record<string, unknown>> {
  const document = await fetchJson(url, within);
  if (typeof document !== "object" || document === null) throw new FetchProblem("the answer is no object");
  return document as Record<string, unknown>;
}
