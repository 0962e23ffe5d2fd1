import { sealOf } from "../seal";
import type { EventStream } from "./event-stream";
import type { Problem } from "./problems";

/** An event as a block names it. */
interface Expected {
  id: string;
  seal: Buffer;
}

/** More events than this don't wait for their link, unless somebody has put them there. */
const mostUnlinked = 200_000;

/**
 * Compares the events of a chain with those that its blocks name. Both come about in the order of ids, so that they are walked through side by
 * side; only those are kept that have been met on one side and not yet on the other.
 */
export class Reconciliation {
  private readonly unlinked = new Map<string, Buffer>();
  private tooMany = false;

  /** @param beforeId events before this id may be gone, because retention has let them go, or is about to */
  constructor(
    private readonly stream: EventStream,
    private readonly beforeId: string,
    private readonly say: (kind: Problem["kind"], eventId: string | null, message: string) => void,
  ) {}

  /** The events of the next block, in the order of their ids. */
  async expect(events: readonly Expected[]): Promise<void> {
    const missing = new Map<string, Buffer>();
    for (const { id, seal } of events) {
      const found = this.unlinked.get(id);
      if (!found) missing.set(id, seal);
      else if (!found.equals(seal)) this.edited(id);
      this.unlinked.delete(id);
    }
    const last = [...missing.keys()].at(-1);
    if (last === undefined) return;
    for (let event = await this.stream.take(last); event; event = await this.stream.take(last)) {
      const [found, wanted] = [sealOf(event), missing.get(event.id)];
      missing.delete(event.id);
      if (!wanted) this.keep(event.id, found);
      else if (!found.equals(wanted)) this.edited(event.id);
    }
    // All ids up to the last one have been passed.
    for (const id of missing.keys()) if (id >= this.beforeId) this.say("REMOVED", id, "This event was removed.");
  }

  /** All blocks have been seen: what is in none was put there by somebody else. */
  async finish(): Promise<void> {
    for (const id of this.unlinked.keys()) this.inserted(id);
    for (let event = await this.stream.take(); event; event = await this.stream.take()) this.inserted(event.id);
  }

  private keep(id: string, seal: Buffer): void {
    if (id < this.beforeId) return;
    if (this.unlinked.size < mostUnlinked) this.unlinked.set(id, seal);
    else if (!this.tooMany) {
      this.tooMany = true;
      this.inserted(id);
    }
  }

  private edited(id: string): void {
    this.say("EDITED", id, "This event says something else than when it was written.");
  }

  private inserted(id: string): void {
    if (id >= this.beforeId) this.say("INSERTED", id, "This event is in no block: it wasn't written by Latchkey.");
  }
}
