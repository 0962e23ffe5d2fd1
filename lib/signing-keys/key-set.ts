import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import { atMost } from "../at-most";
import { open } from "../crypto/envelope";
import { hearsChanges, onChange } from "../db/changes";
import { query } from "../db/pool";
import { defaultAlgorithm, type SigningAlgorithm } from "./algorithms";

export interface LoadedKey {
  kid: string;
  algorithm: SigningAlgorithm;
  publicJwk: Record<string, string>;
  publicKey: KeyObject;
  privateKey: KeyObject;
  /** When it comes of age by the database's clock, in milliseconds since the epoch of this process's. */
  signsFrom: number;
  /** The same; Infinity while it is the newest of its algorithm. */
  publishedUntil: number;
}

interface Row {
  kid: string;
  algorithm: SigningAlgorithm;
  public_jwk: Record<string, string>;
  private_jwk_sealed: Buffer;
  signs_from: Date;
  published_until: Date | null;
  chains_since: Date | null;
  now: Date;
}

const maxAge = 10_000;
// A database that answers at all does so by then; until it does, the last known keys are good.
const patience = 1_000;
let known: { keys: LoadedKey[]; chainsSince: number; readAt: number } | undefined;
let generation = 0;
onChange("signing-keys", () => {
  generation += 1;
  if (known) known.readAt = 0;
});

/**
 * All keys that are published now, newest last. While the database is away the last known ones are answered:
 * a public key doesn't become wrong by an outage.
 */
export async function publishedKeys(): Promise<LoadedKey[]> {
  if (!isFresh()) await (known ? atMost(patience, reload()) : reload());
  return (known?.keys ?? []).filter((key) => key.publishedUntil > Date.now());
}

/**
 * The published key of this id; undefined when there is none.
 * @throws the database's error when that can't be told at the moment: a key that we don't know may be new.
 */
export async function publishedKey(kid: string | undefined): Promise<LoadedKey | undefined> {
  const find = (keys: LoadedKey[]) => keys.find((key) => key.kid === kid);
  const key = find(await publishedKeys());
  if (key || isFresh()) return key;
  await reload();
  if (failure) throw failure;
  return find(await publishedKeys());
}

/**
 * The key that signs now with an algorithm: the newest that has come of age. While the first of an algorithm has not, the default one's signs for it;
 * while none has, which is so when this clock has just gone back, it is the newest.
 * @throws Error when there is none.
 */
export async function currentKey(algorithm: SigningAlgorithm = defaultAlgorithm): Promise<LoadedKey> {
  const keys = await publishedKeys();
  const now = Date.now();
  const newest = (wanted: SigningAlgorithm, from: number) => keys.findLast((key) => key.algorithm === wanted && key.signsFrom <= from);
  const key = newest(algorithm, now) ?? newest(defaultAlgorithm, now) ?? newest(defaultAlgorithm, Infinity);
  if (!key) throw new Error("there is no signing key");
  return key;
}

/**
 * Since when, in seconds since the epoch, an account must have proved itself for what was refreshed from then on to count (see `end-chains.ts`).
 * It is as new as the key that was asked for before.
 */
export function chainsSince(): number {
  return known?.chainsSince ?? 0;
}

const isFresh = () => known !== undefined && hearsChanges() && Date.now() - known.readAt < maxAge;

let failure: unknown;
let loading: Promise<void> | undefined;

function reload(): Promise<void> {
  return (loading ??= load().finally(() => {
    loading = undefined;
  }));
}

async function load(): Promise<void> {
  try {
    let found: { keys: LoadedKey[]; chainsSince: number };
    let startedIn: number;
    // What was read while keys changed may be old, and others may have come after the change and wait for it.
    do {
      startedIn = generation;
      found = await read();
    } while (startedIn !== generation);
    known = { ...found, readAt: Date.now() };
    failure = undefined;
  } catch (error) {
    failure = error;
    if (!known) throw error;
  }
}

async function read(): Promise<{ keys: LoadedKey[]; chainsSince: number }> {
  const rows = await query<Row>(
    `SELECT *, (SELECT chains_since FROM installation) AS chains_since, clock_timestamp() AS now
     FROM signing_key WHERE published_until IS NULL OR published_until > now() ORDER BY created_at, kid`,
  );
  const previous = new Map(known?.keys.map((key) => [key.kid, key]));
  const keys = rows.map((row) => ({ ...(previous.get(row.kid) ?? openKey(row)), ...timesOf(row) }));
  return { keys, chainsSince: (rows[0]?.chains_since?.getTime() ?? 0) / 1000 };
}

/** What the row has by the database's clock, as this one measures it: it only says how long it is until then. */
function timesOf({ signs_from: signsFrom, published_until: publishedUntil, now }: Row): Pick<LoadedKey, "signsFrom" | "publishedUntil"> {
  const here = (time: Date) => Date.now() + (time.getTime() - now.getTime());
  return { signsFrom: here(signsFrom), publishedUntil: publishedUntil === null ? Infinity : here(publishedUntil) };
}

function openKey(row: Row): LoadedKey {
  const privateJwk = JSON.parse(open(row.private_jwk_sealed, row.kid)) as Record<string, string>;
  return {
    kid: row.kid,
    algorithm: row.algorithm,
    publicJwk: row.public_jwk,
    publicKey: createPublicKey({ key: row.public_jwk, format: "jwk" }),
    privateKey: createPrivateKey({ key: privateJwk, format: "jwk" }),
    ...timesOf(row),
  };
}
