import type { Actor } from "../lib/permissions/actor";
import { createLoaders, type Loaders } from "./loaders";

/** What every resolver gets. */
export interface Context {
  /** Who asks; null for nobody. */
  actor: Actor | null;
  requestId: string | null;
  /** Batches look-ups by id within this one request. */
  loaders: Loaders;
}

export function createContext(actor: Actor | null, requestId: string | null): Context {
  return { actor, requestId, loaders: createLoaders() };
}
