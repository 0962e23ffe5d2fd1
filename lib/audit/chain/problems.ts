/** Something about the trail that isn't as Latchkey has left it. */
export interface Problem {
  chain: string;
  kind:
    | "EDITED"
    | "REMOVED"
    | "INSERTED"
    | "BLOCK_CHANGED"
    | "BLOCK_REMOVED"
    | "END_REMOVED"
    | "HEAD_CHANGED"
    | "CHECKPOINT_CHANGED"
    | "CHAIN_REMOVED"
    | "SET_BACK";
  /** The first event that it concerns, if it concerns one. */
  eventId: string | null;
  message: string;
}

/** What is kept of each chain, so that one doesn't hide the others, and of all. */
const keptOfChain = 5;
const kept = 200;

/** Counts what is wrong, and keeps the first of it. */
export class Problems {
  count = 0;
  readonly first: Problem[] = [];
  private readonly ofChain = new Map<string, number>();

  add(problem: Problem): void {
    const before = this.ofChain.get(problem.chain) ?? 0;
    this.count += 1;
    if (before >= keptOfChain || this.first.length >= kept) return;
    this.ofChain.set(problem.chain, before + 1);
    this.first.push(problem);
  }
}
