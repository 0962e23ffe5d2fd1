import { LRUCache } from "lru-cache";
import { hearsChanges, onChange, type Topic } from "./changes";

/** How much is kept in memory. */
interface Bounds {
  /** The most values. */
  most?: number;
  /** How long a value may be answered from memory, in milliseconds: the bound on a change that this process failed to hear of. */
  maxAge?: number;
}

const freshUntil = (value: object | undefined) => (value && "freshUntil" in value && typeof value.freshUntil === "number" ? value.freshUntil : Infinity);

/**
 * What seldom changes and is read on every request, kept in memory.
 * A change in the database reaches it at once, by `changes.ts`; while changes are not heard, every read goes to the database.
 * A value that changes by itself at a known time says so: `freshUntil`, in milliseconds since the epoch.
 */
export class ReadCache<Value extends object> {
  // With what isn't there: the time of an answer must not tell an unknown key from one that is in use.
  private readonly values: LRUCache<string, { value: Value | undefined }>;
  private readonly loading = new Map<string, Promise<Value | undefined>>();

  constructor(
    topic: Topic,
    private readonly load: (key: string) => Promise<Value | undefined>,
    { most = 20_000, maxAge = 10_000 }: Bounds = {},
  ) {
    this.values = new LRUCache({ max: most, ttl: maxAge });
    onChange(topic, (key) => this.forget(key));
  }

  /** The value of the key, or undefined when there is none. */
  async get(key: string): Promise<Value | undefined> {
    const known = hearsChanges() ? this.values.get(key) : undefined;
    if (known && Date.now() < freshUntil(known.value)) return known.value;
    const underWay = this.loading.get(key);
    if (underWay) return underWay;
    const load = this.load(key).then(
      (value) => {
        // A change during the load has taken it off the list: its result may be old, so it is not kept.
        if (this.loading.get(key) === load) {
          this.loading.delete(key);
          this.values.set(key, { value });
        }
        return value;
      },
      (error: unknown) => {
        if (this.loading.get(key) === load) this.loading.delete(key);
        throw error;
      },
    );
    this.loading.set(key, load);
    return load;
  }

  private forget(key: string): void {
    if (key === "*") {
      this.values.clear();
      this.loading.clear();
    } else {
      this.values.delete(key);
      this.loading.delete(key);
    }
  }
}
