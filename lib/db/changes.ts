import { randomUUID } from "node:crypto";
import pg from "pg";
import { settings } from "../env";
import { log } from "../log";

/** What instances tell each other about: something that they keep in memory has changed. */
export type Topic = "client" | "user" | "session" | "signing-keys" | "api-token" | "cors-origin" | "revoked-token" | "who-heard" | "heard" | "beat";
export interface Change {
  topic: Topic;
  /** Key of what changed, or `*` for all of the topic. */
  key: string;
}

type Listener = (key: string) => void;
const channel = "latchkey_changes";

/** How the names of the inboxes start. */
export const inboxPrefix = "latchkey_hears_";

/** How often a process tells itself something, to see whether it hears, in milliseconds. */
const heartbeat = 1_000;
/** How long a statement on the listening connection may take. */
const patience = 2_500;
/**
 * For how long after what a process told itself has come back memory may be trusted, in milliseconds: what was told before has arrived too.
 * Who was frozen or cut off for longer answers nothing from memory, whatever it believes; nor does who is behind a pooler that swallows notifications.
 */
export const lease = 3_000;

/** Runs a statement on the connection that listens, after those asked for before. */
type Ask = <Row extends object>(text: string, values?: unknown[]) => Promise<Row[]>;

interface Shared {
  /** The channel of what is told to this process alone; its listening connection bears it as its name, by which others know whom to wait for. */
  inbox: string;
  listeners: Map<Topic, Set<Listener>>;
  /** There while changes made by other instances reach this one. */
  ask?: Ask;
  /** When the last was told that this process has told itself and heard, in milliseconds of its clock. */
  aliveAt: number;
  stop?: () => Promise<void>;
}
const shared = globalThis as typeof globalThis & { latchkeyChanges?: Shared };
const state = (): Shared => (shared.latchkeyChanges ??= { inbox: `${inboxPrefix}${randomUUID().replaceAll("-", "")}`, listeners: new Map(), aliveAt: 0 });

/** Calls the listener with the key of each change of the topic; `*` means everything. */
export function onChange(topic: Topic, listener: Listener): void {
  const { listeners } = state();
  listeners.set(topic, (listeners.get(topic) ?? new Set()).add(listener));
}

/** True while this process hears of every change; when not, nothing may be answered from memory. */
export function hearsChanges(): boolean {
  const { ask, aliveAt } = state();
  return ask !== undefined && performance.now() - aliveAt < lease;
}

/** True for a process that listens, also while its connection is lost; a script does not. */
export function isListener(): boolean {
  return state().stop !== undefined;
}

/**
 * Runs a statement on the connection that listens: what was told before its answer has been applied when it resolves.
 * @throws Error when there is no such connection, or it breaks.
 */
export async function askListening<Row extends object>(text: string, values: unknown[]): Promise<Row[]> {
  const { ask } = state();
  if (!ask) throw new Error("not listening");
  return ask<Row>(text, values);
}

/** Applies changes to this process's memory. */
export function applyChanges(changes: Change[]): void {
  for (const { topic, key } of changes) for (const listener of state().listeners.get(topic) ?? []) listener(key);
}

/** The channel on which this process hears what is told to it alone. */
export const inbox = (): string => state().inbox;

/** The statement that tells all instances, or the one with this inbox, when the transaction it runs in commits. */
export function notification(changes: Change[], to = channel): [string, unknown[]] {
  const text = JSON.stringify(changes);
  // A notification may hold 8,000 bytes; beyond that, everything of the topics counts as changed.
  const fits = text.length < 7_000;
  const payload = fits ? text : JSON.stringify([...new Set(changes.map((change) => change.topic))].map((topic) => ({ topic, key: "*" })));
  return ["SELECT pg_notify($1, $2)", [to, payload]];
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

/** Tells one process something: another one that what was told before its question has been applied here, or this one that it lives. */
export const tellOne = "SELECT pg_notify($1, $2) AS told";

/** Answers, on the connection that listens, to each question whether we have heard, and notes what we told ourselves. */
function answerQuestions(changes: Change[], ask: Ask): void {
  for (const { topic, key } of changes) {
    if (topic === "beat" && Number(key) <= performance.now()) state().aliveAt = Math.max(state().aliveAt, Number(key));
    const [to, id] = topic === "who-heard" ? key.split(" ") : [];
    // Whoever may connect to the database can ask; only what looks like ours is answered.
    if (!id || !to?.startsWith(inboxPrefix) || to.length > 63) continue;
    const [, values] = notification([{ topic: "heard", key: `${id} ${inbox()}` }], to);
    // When the connection is gone, nothing is answered from memory, and nobody needs our answer.
    ask(tellOne, values).catch(() => undefined);
  }
}

/** Lets a connection do one statement after the other. */
function oneByOne(client: pg.Client): Ask {
  let last: Promise<unknown> = Promise.resolve();
  return <Row extends object>(text: string, values: unknown[] = []) => {
    const answered = last.then(() => client.query<Row>(text, values)).then(({ rows }) => rows);
    last = answered.catch(() => undefined);
    return answered;
  };
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
    state().ask = undefined;
    open?.removeAllListeners();
    open?.on("error", () => undefined);
    return open?.end().catch(() => undefined);
  };
  const lost = (from: pg.Client, error?: Error) => {
    if (stopped || client !== from) return;
    const heardUntilNow = state().ask !== undefined;
    void drop();
    forget();
    if (heardUntilNow) log().warn({ reason: error?.message }, "changes of other instances are not heard; answering from the database");
    timer = setTimeout(() => void connect().catch(() => undefined), 500);
  };
  // A connection can die without a word, and then brings nothing.
  const beat = async (on: pg.Client, ask: Ask) => {
    try {
      const [, values] = notification([{ topic: "beat", key: String(performance.now()) }], inbox());
      await ask(tellOne, values);
      if (client === on) timer = setTimeout(() => void beat(on, ask), heartbeat);
    } catch (error) {
      lost(on, error as Error);
    }
  };
  const connect = async () => {
    const created = new pg.Client({
      connectionString: settings().databaseUrl,
      connectionTimeoutMillis: patience,
      query_timeout: patience,
      keepAlive: true,
    });
    client = created;
    created.on("error", (error) => lost(created, error));
    created.on("end", () => lost(created));
    created.on("notification", ({ payload }) => {
      const changes = changesIn(payload);
      applyChanges(changes);
      answerQuestions(changes, ask);
    });
    const ask = oneByOne(created);
    try {
      await created.connect();
      await ask(`LISTEN ${channel}`);
      await ask(`LISTEN ${state().inbox}`);
      // Last: who bears the name is waited for, and so must hear already.
      await ask(`SET application_name = ${state().inbox}`);
    } catch (error) {
      lost(created, error as Error);
      throw error;
    }
    if (client !== created) return;
    forget();
    state().ask = ask;
    await beat(created, ask);
  };

  state().stop = async () => {
    stopped = true;
    state().stop = undefined;
    await drop();
  };
  await connect();
}

/** Stops listening; used at shutdown and by tests. */
export async function stopListening(): Promise<void> {
  await state().stop?.();
}
