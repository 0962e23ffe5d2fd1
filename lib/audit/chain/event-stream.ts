import type { Run } from "../../db/alone";
import { installationChain, type StoredEvent, storedEvent } from "../stored-event";

const chunk = 2_000;

/** The events of a chain in the order of their ids, read a chunk at a time. */
export class EventStream {
  /** How many have been taken. */
  read = 0;
  private after = "";
  private events: StoredEvent[] = [];
  private next = 0;
  private ended = false;

  constructor(
    private readonly run: Run,
    private readonly chain: string,
    private readonly progress: (read: number) => void,
  ) {}

  /** The next event, if there is one with an id up to this. @param last undefined for any */
  async take(last?: string): Promise<StoredEvent | undefined> {
    if (this.next === this.events.length && !this.ended) await this.fetch();
    const event = this.events[this.next];
    if (!event || (last !== undefined && event.id > last)) return undefined;
    this.next += 1;
    this.read += 1;
    return event;
  }

  private async fetch(): Promise<void> {
    const ofChain = this.chain === installationChain ? "team_id IS NULL" : "team_id = $2";
    const values = this.chain === installationChain ? [this.after] : [this.after, this.chain];
    this.events = await this.run<StoredEvent>(`SELECT ${storedEvent} FROM audit_event e WHERE ${ofChain} AND id > $1 ORDER BY id LIMIT ${chunk}`, values);
    this.next = 0;
    this.ended = this.events.length < chunk;
    this.after = this.events.at(-1)?.id ?? this.after;
    this.progress(this.read);
  }
}
