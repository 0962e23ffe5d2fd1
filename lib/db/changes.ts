import pg from "pg";
import { settings } from "../env";
import { log } from "../log";

/** What instances tell each other about: something that they keep in memory has changed. */
export type Topic = "client" | "user" | "session" | "signing-keys" | "api-token" | "cors-origin" | "revoked-token" | "echo";
export interface Change {
  topic: Topic;
  /** Key of what changed, or `*` for all of the topic. */
  key: string;
}

type Listener = (key: string) => void;
const channel = "latchkey_changes";

/** How often the listening connection is asked whether it lives, in milliseconds. */
const heartbeat = 2_000;
/** How long it may take to answer. */
const patience = 2_500;

interface Shared {
  listeners: Map<Topic, Set<Listener>>;
  /** True while changes made by other instances reach this one. */
  listening: boolean;
  stop?: () => Promise<void>;
}
const shared = globalThis as typeof globalThis & { latchkeyChanges?: Shared };
const state = (): Shared => (shared.latchkeyChanges ??= { listeners: new Map(), listening: false });

/** Calls the listener with the key of each change of the topic; `*` means everything. */
export function onChange(topic: Topic, listener: Listener): void {
  const { listeners } = state();
  listeners.set(topic, (listeners.get(topic) ?? new Set()).add(listener));
}

/** True while this process hears of every change; when not, nothing may be answered from memory. */
export function hearsChanges(): boolean {
  return state().listening;
}

/** Applies changes to this process's memory. */
export function applyChanges(changes: Change[]): void {
  for (const { topic, key } of changes) for (const listener of state().listeners.get(topic) ?? []) listener(key);
}

/** The statement that tells all instances, when the transaction it runs in commits. */
export function notification(changes: Change[]): [string, unknown[]] {
  const text = JSON.stringify(changes);
  // A notification may hold 8,000 bytes; beyond that, everything of the topics counts as changed.
  const fits = text.length < 7_000;
  const payload = fits ? text : JSON.stringify([...new Set(changes.map((change) => change.topic))].map((topic) => ({ topic, key: "*" })));
  return ["SELECT pg_notify($1, $2)", [channel, payload]];
}

const everything = (): Change[] => [...state().listeners.keys()].map((topic) => ({ topic, key: "*" }));

/** What a notification says. Whoever may connect to the database can send one; of what we can't read we only know that something has changed. */
function changesIn(payload: string | undefined): Change[] {
  try {
    const changes: unknown = JSON.parse(payload ?? "");
    if (Array.isArray(changes) && changes.every((change) => typeof change?.topic === "string" && typeof change.key === "string")) return changes as Change[];
  } catch {
    // Not JSON: handled as any other text that isn't ours.
  }
  return everything();
}

/** Starts to listen for changes of all instances; comes back by itself when the connection is lost. */
export async function startListening(): Promise<void> {
  let client: pg.Client | undefined;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  const forget = () => applyChanges(everything());
  const drop = () => {
    clearTimeout(timer);
    const open = client;
    client = undefined;
    state().listening = false;
    open?.removeAllListeners();
    open?.on("error", () => undefined);
    return open?.end().catch(() => undefined);
  };
  const lost = (from: pg.Client, error?: Error) => {
    if (stopped || client !== from) return;
    const heardUntilNow = state().listening;
    void drop();
    forget();
    if (heardUntilNow) log().warn({ reason: error?.message }, "changes of other instances are not heard; answering from the database");
    timer = setTimeout(() => void connect().catch(() => undefined), 500);
  };
  // A connection can die without a word, and then brings nothing.
  const beat = (on: pg.Client) => {
    timer = setTimeout(() => {
      on.query("SELECT 1").then(
        () => client === on && beat(on),
        (error: Error) => lost(on, error),
      );
    }, heartbeat);
  };
  const connect = async () => {
    const created = new pg.Client({
      connectionString: settings().databaseUrl,
      connectionTimeoutMillis: patience,
      query_timeout: patience,
      keepAlive: true,
      application_name: "latchkey-changes",
    });
    client = created;
    created.on("error", (error) => lost(created, error));
    created.on("end", () => lost(created));
    created.on("notification", ({ payload }) => applyChanges(changesIn(payload)));
    try {
      await created.connect();
      await created.query(`LISTEN ${channel}`);
    } catch (error) {
      lost(created, error as Error);
      throw error;
    }
    if (client !== created) return;
    forget();
    state().listening = true;
    beat(created);
  };

  state().stop = async () => {
    stopped = true;
    await drop();
  };
  await connect();
}

/** Stops listening; used at shutdown and by tests. */
export async function stopListening(): Promise<void> {
  await state().stop?.();
}
