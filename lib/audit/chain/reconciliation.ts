import { sealOf } from "../seal";
import type { StoredEvent } from "../stored-event";
import type { Problem } from "./problems";

/** An event as a block names it. */
interface Expected {
  id: string;
  seal: Buffer;
}

/** The events of a chain in the order of their ids. */
interface Events {
  /** The next event, if there is one with an id up to this. @param last undefined for any */
  take(last?: string): Promise<StoredEvent | undefined>;
}

/** How far the events are read ahead of their blocks: events whose ids are far from their place in the chain, of a clock that was wrong, wait for that long. */
const usualLead = 50_000;
/** So many events are in no block only if somebody has put them there. */
const mostUnlinked = 500_000;

/**
 * Compares the events of a chain with those that its blocks name. Both come about in the order of ids, so that they are walked through side by
 * side; only those are kept that have been met on one side and not yet on the other.
 */
export class Reconciliation {
  private readonly unlinked = new Map<string, Buffer>();
  private readonly expected = new Map<string, Buffer>();
  /** The last id that was read. */
  private position = "";

  /** @param beforeId events before this id may be gone, because retention has let them go, or is about to */
  constructor(
    private readonly events: Events,
    private readonly beforeId: string,
    private readonly say: (kind: Problem["kind"], eventId: string | null, message: string) => void,
    private readonly lead = usualLead,
  ) {}

  /** The events of the next block. */
  async expect(events: readonly Expected[]): Promise<void> {
    for (const { id, seal } of events) {
      const found = this.unlinked.get(id);
      this.unlinked.delete(id);
      if (found) this.compare(id, found, seal);
      else if (id <= this.position) this.removed(id);
      else this.expected.set(id, seal);
    }
    let last = "";
    for (const id of this.expected.keys()) if (id > last) last = id;
    while (this.expected.size > 0 && (this.unlinked.size < this.lead || this.expected.size >= this.lead)) {
      const event = await this.events.take(last);
      // None is left up to the last one that is expected.
      if (!event) this.position = last;
      else this.meet(event);
      if (!event) break;
    }
    for (const id of this.expected.keys()) {
      if (id > this.position) continue;
      this.expected.delete(id);
      this.removed(id);
    }
  }

  /** All blocks have been seen: what is in none was put there by somebody else, and what hasn't come is gone. */
  async finish(): Promise<void> {
    for (const id of this.unlinked.keys()) this.inserted(id);
    this.unlinked.clear();
    for (let event = await this.events.take(); event; event = await this.events.take()) {
      const wanted = this.expected.get(event.id);
      this.expected.delete(event.id);
      if (wanted) this.compare(event.id, sealOf(event), wanted);
      else this.inserted(event.id);
    }
    for (const id of this.expected.keys()) this.removed(id);
  }

  private meet(event: StoredEvent): void {
    this.position = event.id;
    const wanted = this.expected.get(event.id);
    this.expected.delete(event.id);
    if (wanted) this.compare(event.id, sealOf(event), wanted);
    else if (event.id >= this.beforeId) this.keep(event);
  }

  private keep(event: StoredEvent): void {
    if (this.unlinked.size < mostUnlinked) this.unlinked.set(event.id, sealOf(event));
    else this.inserted(event.id);
  }

  private compare(id: string, found: Buffer, wanted: Buffer): void {
    if (!found.equals(wanted)) this.say("EDITED", id, "This event says something else than when it was written.");
  }

  private removed(id: string): void {
    if (id >= this.beforeId) this.say("REMOVED", id, "This event was removed.");
  }

  private inserted(id: string): void {
    if (id >= this.beforeId) this.say("INSERTED", id, "This event is in no block: it wasn't written by Latchkey.");
  }
}
