import type { Actor } from "../lib/permissions/actor";
import { createLoaders, type Loaders } from "./loaders";
import { listsAtOnce, longestRequest } from "./limits";
import { takeTurns, type Turns } from "./turns";

/** What every resolver gets. */
export interface Context {
  /** Who asks; null for nobody. */
  actor: Actor | null;
  requestId: string | null;
  /** Batches look-ups by id within this one request. */
  loaders: Loaders;
  /** In which lists are read and counted, so that one request with many of them leaves connections to the others. */
  turns: Turns;
}

/** What the resolvers of one request share: who asks, and what has been loaded for them. */
export function createContext(actor: Actor | null, requestId: string | null): Context {
  return { actor, requestId, loaders: createLoaders(), turns: takeTurns(listsAtOnce, longestRequest) };
}
