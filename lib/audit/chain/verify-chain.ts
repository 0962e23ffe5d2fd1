import type { Run } from "../../db/alone";
import { beginning, type Block, blockMac, checkpointSeal, type Place, sealLength } from "./block";
import { EventStream } from "./event-stream";
import { readCheckpoint } from "./heads";
import type { Problems } from "./problems";
import { Reconciliation } from "./reconciliation";

const blocksAtOnce = 20;
const pendingAtOnce = 5_000;

interface Asked {
  chain: string;
  head: Place | undefined;
  /** A head that was found earlier. */
  earlier: { no: number; mac: string } | undefined;
}

/** Verifies one chain: each block follows from the one before, each event is in a block and says what was sealed, and the end is where it was left. @returns how many events were read */
export async function verifyChain(run: Run, { chain, head, earlier }: Asked, problems: Problems, progress: (events: number) => void): Promise<number> {
  const say = (kind: Parameters<Problems["add"]>[0]["kind"], eventId: string | null, message: string) => problems.add({ chain, kind, eventId, message });
  const start = await begin(run, chain, say);
  const stream = new EventStream(run, chain, progress);
  const events = new Reconciliation(stream, start.beforeId, say);
  let place = start.place;
  if (earlier && earlier.no < place.no) earlier = undefined;
  for await (const block of blocksAfter(run, chain, place.no)) {
    if (block.no !== place.no + 1)
      say("BLOCK_REMOVED", block.eventIds[0] ?? null, `Before this event, ${block.no - place.no - 1} blocks of the chain are missing.`);
    else if (!blockMac(place.mac, block).equals(block.mac))
      say("BLOCK_CHANGED", block.eventIds[0] ?? null, `Block ${block.no} of the chain, which begins with this event, was changed or moved.`);
    if (earlier?.no === block.no && earlier.mac !== block.mac.toString("hex"))
      say("SET_BACK", block.eventIds[0] ?? null, `Block ${block.no} is another one than it was.`);
    await events.expect(block.eventIds.map((id, i) => ({ id, seal: block.seals.subarray(i * sealLength, (i + 1) * sealLength) })));
    place = { ...place, no: block.no, mac: block.mac, events: place.events + block.eventIds.length };
  }
  const last = await lastOf(run, chain, place);
  if (earlier && earlier.no > place.no) say("SET_BACK", last, `The chain had ${earlier.no} blocks, and has ${place.no}.`);
  if (place.no !== (head?.no ?? 0) || place.events !== (head?.events ?? 0) || !place.mac.equals(head?.mac ?? beginning))
    say(
      "END_REMOVED",
      last,
      `The chain ends with block ${place.no}, and was left at block ${head?.no ?? 0}: after this event some are missing, or the record of the end is.`,
    );
  for await (const waiting of pendingOf(run, chain)) await events.expect(waiting);
  await events.finish();
  return stream.read;
}

type Say = (kind: "CHECKPOINT_CHANGED", eventId: string | null, message: string) => void;

async function begin(run: Run, chain: string, say: Say): Promise<{ place: Place; beforeId: string }> {
  const checkpoint = await readCheckpoint(run, chain);
  if (!checkpoint) return { place: { chain, no: 0, events: 0, mac: beginning, at: "" }, beforeId: "" };
  const { place, beforeId, seal } = checkpoint;
  if (!checkpointSeal(place, beforeId).equals(seal)) say("CHECKPOINT_CHANGED", null, "The record of what retention has let go was changed.");
  return { place, beforeId };
}

async function* blocksAfter(run: Run, chain: string, no: number): AsyncGenerator<Block, void> {
  for (;;) {
    const rows = await run<{ no: string; at: Date; event_ids: string[]; seals: Buffer; mac: Buffer }>(
      `SELECT no, at, event_ids, seals, mac FROM audit_block WHERE chain = $1 AND no > $2 ORDER BY no LIMIT ${blocksAtOnce}`,
      [chain, no],
    );
    for (const row of rows) yield { chain, no: Number(row.no), at: row.at.toISOString(), eventIds: row.event_ids, seals: row.seals, mac: row.mac };
    if (rows.length < blocksAtOnce) return;
    no = Number(rows.at(-1)!.no);
  }
}

async function* pendingOf(run: Run, chain: string): AsyncGenerator<{ id: string; seal: Buffer }[], void> {
  for (let after = ""; ;) {
    const rows = await run<{ id: string; seal: Buffer }>(`SELECT id, seal FROM audit_pending WHERE id > $2 AND chain = $1 ORDER BY id LIMIT ${pendingAtOnce}`, [
      chain,
      after,
    ]);
    if (rows.length > 0) yield rows;
    if (rows.length < pendingAtOnce) return;
    after = rows.at(-1)!.id;
  }
}

async function lastOf(run: Run, chain: string, { no }: Place): Promise<string | null> {
  const [row] = await run<{ last_id: string }>("SELECT last_id FROM audit_block WHERE chain = $1 AND no = $2", [chain, no]);
  return row?.last_id ?? null;
}
