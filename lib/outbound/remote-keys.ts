import { LRUCache } from "lru-cache";
import { log } from "../log";
import { readJwk, type UsableKey } from "../public-keys/read-public-key";
import { fetchJson, FetchProblem } from "./fetch-json";

/** How long keys are used without asking again, in milliseconds: the bound on a key that was taken off the set. */
const maxAge = 5 * 60_000;
/** How long they are used while the address doesn't answer. */
const longestOutage = 60 * 60_000;
/** How soon the address is asked again after it was, whoever wants what of it. */
const pause = 30_000;
const mostKeys = 50;

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
export async function remoteKeys(url: string, wanted: (key: UsableKey) => boolean = () => true): Promise<readonly UsableKey[]> {
  let set = sets.get(url);
  if (!set) sets.set(url, (set = { keys: [], readAt: 0, askedAt: 0 }));
  const enough = Date.now() - set.readAt < maxAge && set.keys.some(wanted);
  if (!enough && (set.underWay || Date.now() - set.askedAt >= pause)) await (set.underWay ??= refresh(url, set));
  return Date.now() - set.readAt < longestOutage ? set.keys.filter(wanted) : [];
}

async function refresh(url: string, set: KeySet): Promise<void> {
  set.askedAt = Date.now();
  try {
    set.keys = await fetchKeySet(url);
    set.readAt = Date.now();
  } catch (error) {
    if (!(error instanceof FetchProblem)) throw error;
    log().warn({ from: new URL(url).origin, reason: error.message }, "a key set can't be fetched");
  } finally {
    set.underWay = undefined;
  }
}

/** The usable keys of a key set (RFC 7517 §5); others are passed over, as the RFC asks. @throws FetchProblem when there is no key set */
export async function fetchKeySet(url: string): Promise<UsableKey[]> {
  const document = await fetchJson(url);
  const { keys } = (typeof document === "object" && document !== null ? document : {}) as { keys?: unknown };
  if (!Array.isArray(keys)) throw new FetchProblem("the answer is no key set");
  const read = await Promise.allSettled(keys.slice(0, mostKeys).map(readJwk));
  return read.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
}
