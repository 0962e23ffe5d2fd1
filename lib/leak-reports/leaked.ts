import type { Transaction } from "../db/transaction";
import type { SystemActor } from "../permissions/actor";

/** Something in force that has leaked. */
export interface Leaked {
  teamId: string;
  /** By which one is told from another. */
  key: string;
  /**
   * Leaves an event about it, and ends it if that is wanted; does nothing when it isn't in force any more.
   * @param end whether it is ended, not just noted
   */
  report(tx: Transaction, actor: SystemActor, end: boolean): Promise<void>;
}
