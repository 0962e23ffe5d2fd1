import type { Run } from "../../db/alone";
import type { Place } from "./block";

/** Where chains end, in a form that can be kept in a file. */
export type Heads = Record<string, { no: number; mac: string }>;

interface Row {
  chain: string;
  no: string;
  events: string;
  mac: Buffer;
  at: Date;
  seal: Buffer;
}

/** A place in a chain as the database has it, with the seal that tells whether it was changed. */
interface SealedPlace {
  place: Place;
  seal: Buffer;
}

const placeOf = ({ chain, no, events, mac, at, seal }: Row): SealedPlace => ({
  place: { chain, no: Number(no), events: Number(events), mac, at: at.toISOString() },
  seal,
});

/** The ends of all chains, by chain. */
export async function readHeads(run: Run): Promise<Map<string, SealedPlace>> {
  const rows = await run<Row>("SELECT chain, no, events, mac, at, seal FROM audit_head ORDER BY chain");
  return new Map(rows.map((row) => [row.chain, placeOf(row)]));
}

/** From where on a chain is kept; undefined when all of it is. */
export async function readCheckpoint(run: Run, chain: string): Promise<(SealedPlace & { beforeId: string }) | undefined> {
  const [row] = await run<Row & { before_id: string }>("SELECT chain, no, events, mac, at, before_id, seal FROM audit_checkpoint WHERE chain = $1", [chain]);
  return row && { ...placeOf(row), beforeId: row.before_id };
}
