import { type Transaction, transaction } from "../../db/transaction";
import { grouped } from "../../grouped";
import { linkLock } from "../lock";
import { timeOfId } from "../months";
import { allChains, beginning, type Block, blockMac, headSeal, type Place } from "./block";

/** Events that are linked in one transaction. */
const largestRound = 5_000;
const largestBlock = 500;

interface Waiting {
  id: string;
  chain: string;
  seal: Buffer;
}

/**
 * Links events that have been committed into their chains, in one transaction. Of all instances one does it at a time; nobody who writes
 * events waits for it.
 * @param wait waits for another instance that is linking; else this one has nothing to do then
 * @returns how many were linked
 */
export function linkEvents(wait = false): Promise<number> {
  return transaction(async (tx) => {
    const [lock] = await tx.manager.query<{ taken: boolean }[]>(
      wait ? "SELECT true AS taken FROM (SELECT pg_advisory_xact_lock($1)) AS waited" : "SELECT pg_try_advisory_xact_lock($1) AS taken",
      [linkLock],
    );
    if (!lock!.taken) return 0;
    const waiting = await tx.manager.query<Waiting[]>(
      `WITH taken AS (DELETE FROM audit_pending WHERE id IN (SELECT id FROM audit_pending ORDER BY id LIMIT ${largestRound}) RETURNING id, chain, seal)
       SELECT id, chain, seal FROM taken ORDER BY chain, id`,
    );
    if (waiting.length > 0) await link(tx, waiting);
    return waiting.length;
  });
}

/** Links all that has been committed until now. */
export async function linkAllEvents(): Promise<void> {
  while ((await linkEvents(true)) === largestRound);
}

async function link(tx: Transaction, waiting: Waiting[]): Promise<void> {
  const chains = grouped(waiting, ({ chain }) => chain);
  const heads = await headsOf(tx, [...chains.keys(), allChains]);
  const at = new Date().toISOString();
  const blocks = [...chains].flatMap(([chain, events]) => blocksOf(heads.get(chain)!, events, at));
  const all = heads.get(allChains)!;
  Object.assign(all, { no: all.no + 1, events: all.events + waiting.length, at });
  await tx.manager.query(
    `INSERT INTO audit_block (chain, no, at, last_id, event_ids, seals, mac)
     SELECT chain, no, at, last_id, event_ids, decode(seals, 'hex'), decode(mac, 'hex')
     FROM jsonb_to_recordset($1::jsonb) AS b(chain text, no bigint, at timestamptz, last_id text, event_ids text[], seals text, mac text)`,
    [JSON.stringify(blocks.map(blockRow))],
  );
  await tx.manager.query(
    `INSERT INTO audit_head (chain, no, events, mac, at, seal)
     SELECT chain, no, events, decode(mac, 'hex'), at, decode(seal, 'hex')
     FROM jsonb_to_recordset($1::jsonb) AS h(chain text, no bigint, events bigint, mac text, at timestamptz, seal text)
     ON CONFLICT (chain) DO UPDATE SET no = excluded.no, events = excluded.events, mac = excluded.mac, at = excluded.at, seal = excluded.seal`,
    [JSON.stringify([...heads.values()].map((head) => ({ ...head, mac: head.mac.toString("hex"), seal: headSeal(head).toString("hex") })))],
  );
}

async function headsOf(tx: Transaction, chains: string[]): Promise<Map<string, Place>> {
  const rows = await tx.manager.query<{ chain: string; no: string; events: string; mac: Buffer; at: Date }[]>(
    "SELECT chain, no, events, mac, at FROM audit_head WHERE chain = ANY($1)",
    [chains],
  );
  const present = new Map(rows.map(({ chain, no, events, mac, at }) => [chain, { chain, no: Number(no), events: Number(events), mac, at: at.toISOString() }]));
  return new Map(chains.map((chain) => [chain, present.get(chain) ?? { chain, no: 0, events: 0, mac: beginning, at: "" }]));
}

/** Makes blocks of events, and moves the head of their chain on. */
function blocksOf(head: Place, events: Waiting[], at: string): Block[] {
  const blocks: Block[] = [];
  for (const part of parts(events)) {
    const block = { chain: head.chain, no: head.no + 1, at, eventIds: part.map(({ id }) => id), seals: Buffer.concat(part.map(({ seal }) => seal)) };
    const mac = blockMac(head.mac, block);
    blocks.push({ ...block, mac });
    Object.assign(head, { no: block.no, events: head.events + part.length, mac, at });
  }
  return blocks;
}

/** Events by day, in parts that aren't too large: retention lets go of whole blocks, and one must not keep the events of many days. */
function parts(events: Waiting[]): Waiting[][] {
  const found: Waiting[][] = [];
  let day: string | undefined;
  for (const event of events) {
    const own = timeOfId(event.id)?.toISOString().slice(0, 10);
    const part = found.at(-1);
    if (part && own === day && part.length < largestBlock) part.push(event);
    else found.push([event]);
    day = own;
  }
  return found;
}

function blockRow({ chain, no, at, eventIds, seals, mac }: Block) {
  // Within a block events stand in the order of their ids.
  return { chain, no, at, last_id: eventIds.at(-1), event_ids: eventIds, seals: seals.toString("hex"), mac: mac.toString("hex") };
}
